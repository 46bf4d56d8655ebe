using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary><c>GET /api/v1/figures/history</c>: how one figure came to be what it is; the parameters of <c>/api/v1/figures</c>, each once.</summary>
internal static class FigureHistoryEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadFigures(http.Request.Query, out var request, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<FigureHistoryService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                var mapper = http.RequestServices.GetRequiredService<FigureHistoryMapper>();
                await JsonAnswer.WriteAsync(http, mapper.Map(answer), PortalJsonContext.Readable.FigureHistoryJson);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }
}
