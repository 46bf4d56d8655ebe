namespace Telemetry.Collector.Hosting;

/// <summary>How a process is, from good to bad.</summary>
internal enum HealthLevel
{
    /// <summary>All well.</summary>
    Ready,

    /// <summary>It does its part, and something behind it is missing: a person should look.</summary>
    Degraded,

    /// <summary>It cannot do its part; requests should go elsewhere.</summary>
    Unavailable,
}
