using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Findings;
using Telemetry.Collector.Projection;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Rolls up and checks; its findings are also for portals in other processes.</summary>
internal sealed class AggregationPart(string folder) : ITargetPart
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Services { get; } = ["telemetry.v1.FindingService"];

    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddRollupSchedule(new RollupScheduleOptions { Folder = folder });
        services.AddSingleton<IDecisionFollower, FindingDecisions>().AddSingleton<IHealthPart, RollupHealth>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => app.MapGrpcService<FindingRpcService>();
}
