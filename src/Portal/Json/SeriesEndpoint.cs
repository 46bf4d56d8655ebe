using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary><c>GET /api/v1/series</c>: one indicator or metric of one unit over time.</summary>
internal static class SeriesEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadSeries(http.Request.Query, out var request, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<FigureQueryService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                var mapper = http.RequestServices.GetRequiredService<FigureMapper>();
                await JsonAnswer.WriteAsync(http, mapper.MapSeries(answer, request.Area!), PortalJsonContext.Readable.SeriesJson);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }
}
