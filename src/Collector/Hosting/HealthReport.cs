namespace Telemetry.Collector.Hosting;

/// <summary>How the process is, from all that it needs. Thread-safe.</summary>
internal sealed class HealthReport(IEnumerable<IHealthPart> parts)
{
    private readonly IHealthPart[] _parts = [.. parts];

    /// <summary>Whether it can do its part.</summary>
    public bool IsAvailable => Worst(Look()) < HealthLevel.Unavailable;

    /// <summary>How each part is, in the order of the data's flow.</summary>
    public IReadOnlyList<HealthFinding> Look() => [.. _parts.Select(p => p.Look())];

    /// <summary>How the whole is.</summary>
    public static HealthLevel Worst(IReadOnlyList<HealthFinding> findings) => findings.Count == 0 ? HealthLevel.Ready : findings.Max(f => f.Level);
}
