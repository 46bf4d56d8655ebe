using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Query;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Reports;

/// <summary><c>GET /reports</c>: what can be printed; <c>GET /reports/{report}</c>: a report to print.</summary>
internal static class ReportPageEndpoint
{
    // A list of more units than this is no list to choose from; there were 64 provinces at most.
    private const int MaximumUnits = 70;

    /// <summary>Answers a request for a report.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadReport(http.Request.Query, http.GetReportCode(), withFormat: false, out var request, out _, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<ReportService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var document, out fault))
            {
                await PageAnswer.WriteAsync<ReportPage>(http, ReportFile.PageOf(document));
                return;
            }
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    /// <summary>Answers a request for the list.</summary>
    public static async Task HandleListAsync(HttpContext http)
    {
        if (http.GetCaller() is not { } caller)
        {
            await PageAnswer.WriteAsync(http, QueryFault.Unauthenticated);
            return;
        }

        var catalogue = http.RequestServices.GetRequiredService<Catalogue.Catalogue>();
        var extents = caller.Role == CallerRole.Operator
            ? []
            : await http.RequestServices.GetRequiredService<ISeriesStore>().ListAsync(null, http.RequestAborted);
        var units = extents
            .Where(e => !PlanSource.Is(e.Source))
            .GroupBy(e => e.Shard)
            .Select(g => (Area: catalogue.TryGetArea(g.Key, out var area) ? area : null, Periods: g.Select(e => e.Period).Distinct().OrderDescending().ToList()))
            .Where(u => u.Area is not null && AccessPolicy.MayRead(caller, u.Area))
            .OrderBy(u => u.Area!.Key)
            .Take(MaximumUnits)
            .Select(u => (u.Area!, (IReadOnlyList<Period>)u.Periods))
            .ToList();
        await PageAnswer.WriteAsync<ReportListPage>(http, new(StringComparer.Ordinal)
        {
            [nameof(ReportListPage.Reports)] = catalogue.Reports,
            [nameof(ReportListPage.Units)] = units,
        });
    }
}
