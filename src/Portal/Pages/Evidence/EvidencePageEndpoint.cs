using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Evidence;

namespace Telemetry.Portal.Pages.Evidence;

/// <summary><c>GET /evidence</c>: the signed checkpoints and how to verify with them; <c>before</c>: only those of fewer entries. For anybody: it shows hashes only.</summary>
internal static class EvidencePageEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var service = http.RequestServices.GetRequiredService<EvidenceQueryService>();
        if ((await service.ListAsync(PageLanguage.Rest(http)["before"] is [{ } before] ? before : null, limit: null, http.RequestAborted)).TryGet(out var page, out var fault))
        {
            await PageAnswer.WriteAsync<EvidencePage>(http, new(StringComparer.Ordinal) { [nameof(EvidencePage.Page)] = page });
            return;
        }

        await PageAnswer.WriteAsync(http, fault);
    }
}
