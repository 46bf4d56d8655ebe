using Telemetry.Aggregator.Indicators;
using Telemetry.Portal;
using Telemetry.Portal.Feed;
using Telemetry.Portal.Maps;
using Telemetry.Portal.Pages;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Answers questions: pages, JSON, QueryService, DoctorService.</summary>
internal sealed class PortalPart : ITargetPart
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Services { get; } = ["telemetry.v1.QueryService", "telemetry.v1.DoctorService"];

    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<FigureReader>().AddSingleton<ComparisonRows>();
        services.AddSingleton<IComparison>(provider => provider.GetRequiredService<ComparisonRows>());
        services.AddSingleton(provider => new MapOptions { Folder = provider.GetRequiredService<CollectorOptions>().MapFolder });
        services.AddSingleton(provider => new FeedOptions { PublicAddress = provider.GetRequiredService<CollectorOptions>().PublicAddress });
        services.AddPortal();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        app.MapQueryService();
        app.MapPortal();
    }
}
