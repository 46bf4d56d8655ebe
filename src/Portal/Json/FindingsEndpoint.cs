using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary><c>GET /api/v1/findings</c>: what the check rules have against the figures.</summary>
internal static class FindingsEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadFindings(http.Request.Query, out var request, out fault))
        {
            if ((await http.RequestServices.GetRequiredService<FindingQueryService>().FindAsync(caller, request, http.RequestAborted)).TryGet(out var answer, out fault))
            {
                await JsonAnswer.WriteAsync(http, http.RequestServices.GetRequiredService<FindingMapper>().Map(answer), PortalJsonContext.Readable.FindingsJson);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }
}
