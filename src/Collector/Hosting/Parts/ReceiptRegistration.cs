using Microsoft.Extensions.DependencyInjection.Extensions;
using Telemetry.Collector.Intake;
using Telemetry.Collector.Intake.Json;
using Telemetry.Portal.Text;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Receipts, which intake and portals give.</summary>
internal static class ReceiptRegistration
{
    /// <summary>Registers what words a receipt.</summary>
    public static IServiceCollection AddReceipts(this IServiceCollection services)
    {
        services.TryAddSingleton<FindingText>();
        services.AddSingleton<ReceiptReader>().AddSingleton<ReceiptMapper>().AddSingleton<ReceiptRpcMapper>().AddSingleton<ReceiptJsonMapper>();
        return services;
    }
}
