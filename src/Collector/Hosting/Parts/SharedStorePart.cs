using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Projection;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>A series store that the collector, in another process, fills.</summary>
internal sealed class SharedStorePart : ITargetPart
{
    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => SeriesStores.Open(
            provider.GetRequiredService<CollectorOptions>(),
            provider.GetRequiredService<Catalogue.Catalogue>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ISeriesStore>>()));
        services.AddSingleton(provider => new StoreFollower(
            provider.GetRequiredService<ISeriesStore>(),
            position => provider.GetService<RollupScheduler>()?.Notify(position),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StoreFollower>>()));
        services.AddSingleton<IHealthPart>(provider => provider.GetRequiredService<StoreFollower>());
        services.AddHostedService(provider => provider.GetRequiredService<StoreFollower>());
    }
}
