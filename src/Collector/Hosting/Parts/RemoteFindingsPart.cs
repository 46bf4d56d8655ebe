using Telemetry.Collector.Upstream;
using Telemetry.Portal.Query;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>The findings of an aggregator in another process.</summary>
internal sealed class RemoteFindingsPart : ITargetPart
{
    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<FindingClient>().AddSingleton<IFindingReader>(provider => provider.GetRequiredService<FindingClient>());
        services.AddSingleton<IHealthPart>(provider => provider.GetRequiredService<FindingClient>());
    }
}
