namespace Telemetry.Collector.Hosting;

/// <summary>Something that a process needs so that it can do its part. Thread-safe.</summary>
internal interface IHealthPart
{
    /// <summary>How it is now. Cheap; never throws.</summary>
    HealthFinding Look();
}
