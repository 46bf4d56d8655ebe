using Telemetry.Aggregator.Indicators;
using Telemetry.Portal;
using Telemetry.Portal.Maps;
using Telemetry.Portal.Pages;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Answers questions: pages, JSON, QueryService.</summary>
internal sealed class PortalPart : ITargetPart
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Services { get; } = ["telemetry.v1.QueryService"];

    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<FigureReader>().AddSingleton<FrontPageOptions>();
        services.AddSingleton<IFrontPage>(provider => provider.GetRequiredService<FrontPageOptions>());
        services.AddSingleton(provider => new MapOptions { Folder = provider.GetRequiredService<CollectorOptions>().MapFolder });
        services.AddPortal();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        app.MapQueryService();
        app.MapPortal();
    }
}
