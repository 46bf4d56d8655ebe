using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Reconciliation;

/// <summary>
/// <c>GET /reconciliation</c>: second sources beside the computed figures; the parameters of <c>/api/v1/reconciliation</c>. A unit or a
/// period that is not named is that of the newest that a second source says anything of.
/// </summary>
internal static class ReconciliationPageEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadReconciliation(PageQuestion.Of(http), out var request, out fault))
        {
            var service = http.RequestServices.GetRequiredService<ReconciliationQueryService>();
            if ((await service.PlacesAsync(caller, http.RequestAborted)).TryGet(out var places, out fault))
            {
                fault = await WriteAsync(http, caller, service, Completed(request, places), places);
                if (fault is null)
                {
                    return;
                }
            }
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    private static async Task<QueryFault?> WriteAsync(
        HttpContext http, Caller caller, ReconciliationQueryService service, ReconciliationRequest request, IReadOnlyList<(Area Area, Period Period)> places)
    {
        ReconciliationAnswer? answer = null;
        if ((request.Area ?? request.Period) is not null && !(await service.AnswerAsync(caller, request, http.RequestAborted)).TryGet(out answer, out var fault))
        {
            return fault;
        }

        await PageAnswer.WriteAsync<ReconciliationPage>(http, new(StringComparer.Ordinal)
        {
            [nameof(ReconciliationPage.Answer)] = answer,
            [nameof(ReconciliationPage.Question)] = request,
            [nameof(ReconciliationPage.Places)] = places,
        });
        return null;
    }

    private static ReconciliationRequest Completed(ReconciliationRequest request, IReadOnlyList<(Area Area, Period Period)> places)
    {
        if (request is { Area: not null, Period: not null })
        {
            return request;
        }

        foreach (var (area, period) in places)
        {
            var key = area.Key.ToString();
            if ((request.Area ?? key) is var asked && (asked == key || asked == area.Code) && (request.Period ?? period.ToString()) == period.ToString())
            {
                return request with { Area = request.Area ?? key, Period = period.ToString() };
            }
        }

        return request;
    }
}
