using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary><c>GET /api/v1/reconciliation</c>: what second sources say of one unit and period, beside the computed figures.</summary>
internal static class ReconciliationEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadReconciliation(http.Request.Query, out var request, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<ReconciliationQueryService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                var mapper = http.RequestServices.GetRequiredService<ReconciliationMapper>();
                await JsonAnswer.WriteAsync(http, mapper.Map(answer), PortalJsonContext.Readable.ReconciliationJson);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }
}
