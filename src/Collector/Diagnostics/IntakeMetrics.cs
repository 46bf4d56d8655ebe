using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Diagnostics;

/// <summary>What intake counts. Tags are closed sets: source codes of the catalogue, names of faults and verdicts.</summary>
public sealed partial class IntakeMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Telemetry.Collector.Intake";

    private readonly Meter _meter = new(MeterName);
    private readonly ILogger<IntakeMetrics> _logger;
    private readonly Counter<long> _submissions;
    private readonly Counter<long> _cells;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<long> _streams;
    private readonly Dictionary<IntakeFault, LineBudget> _budgets;

    /// <summary>Makes the instruments.</summary>
    public IntakeMetrics(TimeProvider time, ILogger<IntakeMetrics> logger)
    {
        _logger = logger;
        _budgets = Enum.GetValues<IntakeFault>().ToDictionary(f => f, _ => new LineBudget(time));
        _submissions = _meter.CreateCounter<long>("telemetry.intake.submissions", "{submission}", "Submissions answered, by source and result (kept, duplicate, dry_run, or the fault).");
        _cells = _meter.CreateCounter<long>("telemetry.intake.cells", "{cell}", "Cells of submissions that were kept, by source and verdict (accepted, refused).");
        _bytes = _meter.CreateCounter<long>("telemetry.intake.request.bytes", "By", "Bytes of request messages, by source.");
        _duration = _meter.CreateHistogram<double>("telemetry.intake.duration", "s", "Time from the message's last byte to its answer.");
        _streams = _meter.CreateUpDownCounter<long>("telemetry.intake.streams", "{stream}", "Streams of submissions that are open, by source.");
    }

    /// <summary>Counts an answered submission, and logs a refused one with who and why, never with a secret; within a budget for each fault.</summary>
    public void Submitted(IntakeResult result, Credential credential, int bytes, TimeSpan duration)
    {
        var source = Source(credential);
        var answer = NameOf(result);
        _submissions.Add(1, source, new("result", answer));
        _bytes.Add(bytes, source);
        _duration.Record(duration.TotalSeconds);
        if (result.Receipt is { Entry: not null, IsDuplicate: false } receipt)
        {
            _cells.Add(receipt.Outcome.Accepted, source, new("verdict", "accepted"));
            _cells.Add(receipt.Outcome.Refused, source, new("verdict", "refused"));
        }

        if (result.Refusal is { } refused && _budgets[refused.Fault].TryTake(out var leftOut))
        {
            var (status, level) = IntakeStatus.Of(refused.Fault);
            LogRefused(_logger, level, credential.Source ?? "-", credential.Id, refused.Fault, status, refused.Field, leftOut);
        }
    }

    /// <summary>What became of a submission: kept, duplicate, dry_run, or the fault's name.</summary>
    public static string NameOf(IntakeResult result) => result.Refusal is { } refusal ? refusal.Fault.ToString()
        : result.Receipt!.Entry is null ? "dry_run"
        : result.Receipt.IsDuplicate ? "duplicate" : "kept";

    /// <summary>Counts a stream as open.</summary>
    public void StreamOpened(Credential credential) => _streams.Add(1, Source(credential));

    /// <summary>Counts a stream as open no longer.</summary>
    public void StreamClosed(Credential credential) => _streams.Add(-1, Source(credential));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Source(Credential credential) => new("source", credential.Source ?? "-");

    [LoggerMessage(EventId = 100, Message = "Refused a submission of {Source} (key {CredentialId}): {Fault} → {Status}, field '{Field}'; {LeftOut} like it left out before")]
    private static partial void LogRefused(ILogger logger, LogLevel level, string source, string credentialId, IntakeFault fault, Grpc.Core.StatusCode status, string field, long leftOut);
}
