using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Portal.Web;

namespace Telemetry.Portal.Pages.Receipts;

/// <summary><c>GET /receipts/{sequence}</c>: what the ledger says of one submission; <c>from</c>: cells to leave out.</summary>
internal static class ReceiptEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var request = new ReceiptRequest(http.Request.RouteValues["sequence"]?.ToString(), http.Request.Query["from"]);
        var outcome = await http.RequestServices.GetRequiredService<ReceiptQueryService>().AnswerAsync(http.GetCaller(), request, http.RequestAborted);
        if (outcome.TryGet(out var answer, out var fault))
        {
            var placed = await http.RequestServices.GetRequiredService<EvidenceQueryService>().PlaceAsync(answer, http.RequestAborted);
            if (placed is { Checkpoint: null })
            {
                // A checkpoint that covers it comes by itself.
                PassingPage.Set(http);
            }

            await PageAnswer.WriteAsync<ReceiptPage>(
                http, new(StringComparer.Ordinal) { [nameof(ReceiptPage.Receipt)] = answer, [nameof(ReceiptPage.Placed)] = placed });
            return;
        }

        await PageAnswer.WriteAsync(http, fault);
    }
}
