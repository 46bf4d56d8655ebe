using System.Diagnostics.Metrics;

namespace Telemetry.Operators.Spool;

/// <summary>
/// A spool's instruments, on the meter <see cref="SubmissionSpool.MeterName"/>. Those that say how the spool stands are those of
/// <see cref="SpoolStatus"/>: over the folder's whole life, so they add up over restarts (enqueued = acknowledged + refused +
/// pending). All carry the tag <c>spool</c>, the name of the folder; <c>attempts</c> also <c>outcome</c>: acknowledged, refused,
/// held, failed.
/// </summary>
internal sealed class SpoolMetrics : IDisposable
{
    private readonly Meter _meter = new(SubmissionSpool.MeterName);
    private readonly KeyValuePair<string, object?> _spool;
    private readonly Counter<long> _attempts;

    public SpoolMetrics(string name, Func<SpoolStatus> status)
    {
        _spool = new("spool", name);
        _attempts = _meter.CreateCounter<long>("telemetry.spool.attempts", "{attempt}", "Attempts to send a submission since this process began, by outcome.");
        Observe("enqueued", "{submission}", s => s.Enqueued, "Submissions enqueued: acknowledged + refused + pending.");
        Observe("acknowledged", "{submission}", s => s.Acknowledged, "Submissions with a receipt.");
        Observe("refused", "{submission}", s => s.Refused, "Submissions refused for good.");
        Observe("pending", "{submission}", s => s.Pending, "Submissions that wait for an answer.");
        Observe("pending.size", "By", s => s.PendingBytes, "Size of the files of the submissions that wait.");
        Observe("set_aside", "{file}", s => s.SetAside, "Damaged or foreign files that were set aside.");
        Observe("held", "1", s => s.Held is null ? 0 : 1, "1 while a person has to act before anything is sent, otherwise 0.");
        _meter.CreateObservableGauge(
            "telemetry.spool.pending.age",
            () => new Measurement<double>((status().OldestAge ?? TimeSpan.Zero).TotalSeconds, _spool),
            "s",
            "How long the oldest pending submission has waited; 0 when none waits.");

        void Observe(string instrument, string unit, Func<SpoolStatus, long> value, string description) =>
            _meter.CreateObservableUpDownCounter("telemetry.spool." + instrument, () => new Measurement<long>(value(status()), _spool), unit, description);
    }

    public void Attempted(AttemptOutcome outcome) => _attempts.Add(1, _spool, new("outcome", outcome switch
    {
        AttemptOutcome.Acknowledged => "acknowledged",
        AttemptOutcome.Refused => "refused",
        AttemptOutcome.Held => "held",
        AttemptOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "an outcome without a name"),
    }));

    public void Dispose() => _meter.Dispose();
}
