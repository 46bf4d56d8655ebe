using System.Diagnostics.Metrics;

namespace Telemetry.Collector.Diagnostics;

/// <summary>What projection counts.</summary>
public sealed class ProjectionMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Telemetry.Collector.Projection";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _entries;
    private readonly Histogram<double> _duration;

    /// <summary>Makes the instruments.</summary>
    public ProjectionMetrics()
    {
        _entries = _meter.CreateCounter<long>("telemetry.projection.entries", "{entry}", "Ledger entries copied into the series store.");
        _duration = _meter.CreateHistogram<double>("telemetry.projection.batch.duration", "s", "Time to copy one batch of entries.");
    }

    /// <summary>Observes how many entries the store lacks, how old the oldest of them is, and whether the last attempt failed.</summary>
    public void Watch(Func<long> backlog, Func<TimeSpan> age, Func<bool> fails)
    {
        _meter.CreateObservableGauge("telemetry.projection.backlog", backlog, "{entry}", "Ledger entries not yet in the series store.");
        _meter.CreateObservableGauge("telemetry.projection.backlog.age", () => age().TotalSeconds, "s", "Age of the oldest ledger entry not yet in the series store; 0 when it has all.");
        _meter.CreateObservableGauge("telemetry.projection.failing", () => fails() ? 1 : 0, "1", "1 while the series store does not take what it is given, otherwise 0.");
    }

    /// <summary>Counts a batch.</summary>
    public void Projected(int entries, TimeSpan duration)
    {
        _entries.Add(entries);
        _duration.Record(duration.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
