using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Intake.Json;
using Telemetry.Collector.Rights;
using Telemetry.Portal.Text;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Takes submissions in, over gRPC and as JSON, and hands them over to whatever <see cref="ISubmissionLedger"/> there is.</summary>
internal sealed class IntakePart : ITargetPart
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Services { get; } = ["telemetry.v1.IngestService", "telemetry.v1.CatalogueService"];

    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IntakePace>().AddSingleton<SenderRate>().AddSingleton<IntakeMetrics>().AddSingleton<IntakePipeline>();
        services.AddReceipts().AddSingleton<SenderCatalogueMapper>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        app.MapGrpcService<IngestService>();
        app.MapGrpcService<CatalogueRpcService>();
        app.MapSubmissions();
    }
}
