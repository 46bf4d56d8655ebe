using Telemetry.Collector.Intake;
using Telemetry.Collector.Intake.Json;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Gives receipts again, for a process that takes nothing in: health does not name IngestService, or a load balancer would send submissions here.</summary>
internal sealed class ReceiptPart : ITargetPart
{
    /// <inheritdoc/>
    public void Add(IServiceCollection services) => services.AddReceipts();

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        app.MapGrpcService<ReceiptService>();
        app.MapReceipts();
    }
}
