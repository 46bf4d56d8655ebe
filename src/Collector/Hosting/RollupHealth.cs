using Telemetry.Aggregator.Schedule;

namespace Telemetry.Collector.Hosting;

/// <summary>Whether what is due can be rolled up.</summary>
internal sealed class RollupHealth(RollupScheduler scheduler) : IHealthPart
{
    private const string Name = "rollups";

    /// <inheritdoc/>
    public HealthFinding Look() => scheduler.Trouble is null
        ? HealthFinding.Ready(Name)
        : HealthFinding.Degraded(Name, "computing what is due fails; it is tried again, findings are behind. The log says more");
}
