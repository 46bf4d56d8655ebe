using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Query;
using Telemetry.Portal.Reports.Schedule;
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

    /// <summary>Answers a request for the list: every report of a unit and a period, the latest month of the first unit where none is asked for.</summary>
    public static async Task HandleListAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadReport(PageQuestion.Of(http), report: null, withFormat: false, out var request, out _, out fault))
        {
            var units = await UnitsAsync(http, caller);
            var outcome = units.Count == 0 ? new ReportChoice { Units = units } : await ChooseAsync(http, caller, request, units);
            if (outcome.TryGet(out var choice, out fault))
            {
                await PageAnswer.WriteAsync<ReportListPage>(http, new(StringComparer.Ordinal) { [nameof(ReportListPage.Choice)] = choice });
                return;
            }
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    private static async Task<IReadOnlyList<(Area Area, IReadOnlyList<Period> Periods)>> UnitsAsync(HttpContext http, Caller caller)
    {
        if (caller.Role is CallerRole.Operator or CallerRole.Public)
        {
            return [];
        }

        var catalogue = http.RequestServices.GetRequiredService<Catalogue.Catalogue>();
        var extents = await http.RequestServices.GetRequiredService<ISeriesStore>().ListAsync(null, http.RequestAborted);
        return [.. extents
            .Where(e => StoredSource.IsFigures(e.Source))
            .GroupBy(e => e.Shard)
            .Select(g => (Area: catalogue.TryGetArea(g.Key, out var area) ? area : null, Periods: g.Select(e => e.Period).Distinct().OrderDescending().ToList()))
            .Where(u => u.Area is not null && AccessPolicy.MayRead(caller, u.Area))
            .OrderBy(u => u.Area!.Key)
            .Take(MaximumUnits)
            .Select(u => (u.Area!, (IReadOnlyList<Period>)u.Periods))];
    }

    private static async Task<Reply<ReportChoice>> ChooseAsync(
        HttpContext http, Caller caller, ReportRequest request, IReadOnlyList<(Area Area, IReadOnlyList<Period> Periods)> units)
    {
        var services = http.RequestServices;
        var area = request.Area ?? units[0].Area.Key.ToString();
        var periods = units.FirstOrDefault(u => u.Area.Code == area || u.Area.Key.ToString() == area).Periods ?? units[0].Periods;
        var written = request.Period ?? periods.FirstOrDefault(p => p.Grain == PeriodGrain.Month, periods[0]).ToString();
        var language = PageLanguage.Code(PageLanguage.Of(http));
        var documents = new List<ReportDocument>();
        foreach (var report in services.GetRequiredService<Catalogue.Catalogue>().Reports.Where(r => !Period.TryParse(written, out var p) || r.Grains.Contains(p.Grain)))
        {
            var one = request with { Report = report.Code, Area = area, Period = written, Language = language };
            if (!(await services.GetRequiredService<ReportService>().AnswerAsync(caller, one, http.RequestAborted)).TryGet(out var document, out var fault))
            {
                return fault;
            }

            documents.Add(document);
        }

        var folder = services.GetRequiredService<ReportFolder>();
        return new ReportChoice
        {
            Units = units,
            Period = written,
            Documents = documents,
            Editions = [.. documents.Select(d => folder.Find(d.Period, d.Report.Code, d.Area.Key)).OfType<ReportEdition>()],
        };
    }
}
