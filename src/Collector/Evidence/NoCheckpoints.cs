using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Evidence;

/// <summary>Says in health that nothing signs checkpoints, which is no fault: somebody decided it.</summary>
internal sealed class NoCheckpoints : IHealthPart
{
    /// <inheritdoc/>
    public HealthFinding Look() => new(HealthLevel.Ready, "checkpoints", "none are signed: there is no --checkpoint-key", new Dictionary<string, object>());
}
