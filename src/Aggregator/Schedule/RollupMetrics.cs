using System.Diagnostics.Metrics;

namespace Telemetry.Aggregator.Schedule;

/// <summary>What the schedule counts.</summary>
public sealed class RollupMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Telemetry.Aggregator";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _runs;
    private readonly Counter<long> _looks;
    private readonly Histogram<double> _duration;
    private readonly Gauge<double> _last;

    /// <summary>Makes the instruments.</summary>
    public RollupMetrics()
    {
        _runs = _meter.CreateCounter<long>("telemetry.rollup.runs", "{run}", "Periods computed, by reason and outcome.");
        _looks = _meter.CreateCounter<long>("telemetry.rollup.looks", "{look}", "Looks at what is due.");
        _duration = _meter.CreateHistogram<double>("telemetry.rollup.duration", "s", "Time to compute one period, by grain.");
        _last = _meter.CreateGauge<double>("telemetry.rollup.last.duration", "s", "Time that the last period took to compute, by grain.");
    }

    /// <summary>Observes the periods that are due and not yet computed, how long they wait, and how many of them failed.</summary>
    public void Watch(Func<int> due, Func<TimeSpan> age, Func<int> failing)
    {
        _meter.CreateObservableGauge("telemetry.rollup.due", due, "{period}", "Periods known to be due and not yet computed.");
        _meter.CreateObservableGauge("telemetry.rollup.due.age", () => age().TotalSeconds, "s", "How long the oldest due period, or arrival not looked at, has waited.");
        _meter.CreateObservableGauge("telemetry.rollup.failing", failing, "{period}", "Due periods whose last run failed and is tried again.");
    }

    /// <summary>Counts a look.</summary>
    public void Looked() => _looks.Add(1);

    /// <summary>Counts a run.</summary>
    public void Ran(DueRun run)
    {
        _runs.Add(1, new("reason", run.Reason.ToString()), new("outcome", run.Outcome.ToString()));
        var grain = new KeyValuePair<string, object?>("grain", run.Period.Grain.ToString());
        _duration.Record(run.Duration.TotalSeconds, grain);
        _last.Record(run.Duration.TotalSeconds, grain);
    }

    /// <summary>Whether a meter is this one, of several with the name.</summary>
    internal bool Owns(Meter meter) => ReferenceEquals(meter, _meter);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
