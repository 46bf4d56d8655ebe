using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages;

/// <summary><c>GET /passport</c>: one figure's passport as a page; the parameters of <c>/api/v1/figures</c>, each once.</summary>
internal static class PassportEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadFigures(PageLanguage.Rest(http), out var request, out fault) && IsOne(request, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<FigureQueryService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                await PageAnswer.WriteAsync<PassportPage>(http, new(StringComparer.Ordinal) { [nameof(PassportPage.Figure)] = answer.Figures[0] });
                return;
            }
        }

        await PageAnswer.WriteAsync(http, fault!);
    }

    private static bool IsOne(FigureRequest request, out QueryFault? fault)
    {
        var isOne = request.Indicators.Count <= 1 && request.Areas.Count <= 1 && request.Periods.Count <= 1 && request.Operators.Count <= 1;
        fault = isOne
            ? null
            : new QueryFault(QueryFaultKind.TooManyFigures, QueryParameter.None, null, "each parameter once", "A passport is of one figure.");
        return isOne;
    }
}
