using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary><c>GET /api/v1/completeness</c>: who owes what for a period, and how much of it has come.</summary>
internal static class CompletenessEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && CompletenessQueryReader.TryReadCompleteness(http.Request.Query, out var request, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<CompletenessQueryService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                await JsonAnswer.WriteAsync(http, http.RequestServices.GetRequiredService<CompletenessMapper>().Map(answer), PortalJsonContext.Readable.CompletenessJson);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }
}
