using Telemetry.Collector.Intake;
using Telemetry.Collector.Intake.Json;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Gives receipts again, for a process that takes nothing in.</summary>
internal sealed class ReceiptPart : ITargetPart
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Services { get; } = ["telemetry.v1.IngestService"];

    /// <inheritdoc/>
    public void Add(IServiceCollection services) => services.AddReceipts();

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        app.MapGrpcService<ReceiptService>();
        app.MapReceipts();
    }
}
