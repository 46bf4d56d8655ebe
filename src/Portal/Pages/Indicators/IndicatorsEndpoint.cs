using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary><c>GET /indicators</c>: one indicator or metric of a unit and of the units below it; <c>GET /indicators/table.csv</c>: its table as a file.</summary>
internal static class IndicatorsEndpoint
{
    private const int LongestSearch = 96;

    /// <summary>Answers a request for the page.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        if (http.GetCaller() is not { } caller)
        {
            await PageAnswer.WriteAsync(http, QueryFault.Unauthenticated);
            return;
        }

        if (!QueryStringReader.TryReadIndicators(PageLanguage.Rest(http), out var request, out var find, out var fault))
        {
            await RefuseAsync(http, caller, request, fault);
            return;
        }

        if (!string.IsNullOrWhiteSpace(find))
        {
            await FindAsync(http, caller, request, find);
            return;
        }

        var outcome = await http.RequestServices.GetRequiredService<IndicatorQueryService>().AnswerAsync(caller, request, http.RequestAborted);
        if (!outcome.TryGet(out var answer, out fault))
        {
            await RefuseAsync(http, caller, request, fault);
            return;
        }

        var form = await FormsOf(http).OfAsync(caller, PageView.Of(http).Words, request, answer, http.RequestAborted);
        await PageAnswer.WriteAsync<IndicatorsPage>(http, new(StringComparer.Ordinal)
        {
            [nameof(IndicatorsPage.Form)] = form,
            [nameof(IndicatorsPage.Answer)] = answer,
        });
    }

    /// <summary>Answers a request for the table as a file.</summary>
    public static async Task HandleTableAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadIndicators(PageLanguage.Rest(http), out var request, out _, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<IndicatorQueryService>()
                .AnswerAsync(caller, request with { View = IndicatorAddress.WordOf(IndicatorView.Table) }, http.RequestAborted);
            if (outcome.TryGet(out var answer, out fault))
            {
                var question = answer.Question;
                http.Response.ContentType = "text/csv; charset=utf-8";
                http.Response.Headers.ContentDisposition = string.Create(
                    CultureInfo.InvariantCulture, $"attachment; filename=\"{question.Item.Text}-{question.Area.Code}-{question.Period}.csv\"");
                await http.Response.WriteAsync(UnitCsv.Write(answer, PageView.Of(http).Words), http.RequestAborted);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }

    // A unit by its name: the one that fits is shown; of several, each is a link; without any, units of other times that bear the name are.
    private static async Task FindAsync(HttpContext http, Caller caller, IndicatorRequest request, string find)
    {
        if (find.Length > LongestSearch || !ReadableUnits.IsSearchable(find))
        {
            await RefuseAsync(http, caller, request, QueryFault.Invalid(
                QueryParameter.Find,
                find,
                string.Create(CultureInfo.InvariantCulture, $"{ReadableUnits.ShortestSearch} to {LongestSearch} letters or digits"),
                "The text is too short or too long to search for."));
            return;
        }

        var day = DayOf(http, request);
        var units = http.RequestServices.GetRequiredService<ReadableUnits>();
        var found = units.Find(caller, find, day);
        if (found is [var only])
        {
            http.Response.Redirect(AddressOf(http, only));
            return;
        }

        if (found.Count == 0)
        {
            await PageAnswer.WriteAsync<IndicatorsPage>(http, new(StringComparer.Ordinal)
            {
                [nameof(IndicatorsPage.Form)] = FormsOf(http).Of(caller, PageView.Of(http).Words, request),
                [nameof(IndicatorsPage.NoneOn)] = day,
                [nameof(IndicatorsPage.Found)] = (IReadOnlyList<(Area, string)>)[.. units.Find(caller, find, null).Select(a => (a, AddressAtItsTime(http, a)))],
            });
            return;
        }

        await PageAnswer.WriteAsync<IndicatorsPage>(http, new(StringComparer.Ordinal)
        {
            [nameof(IndicatorsPage.Form)] = FormsOf(http).Of(caller, PageView.Of(http).Words, request),
            [nameof(IndicatorsPage.Found)] = (IReadOnlyList<(Area, string)>)[.. found.Select(a => (a, AddressOf(http, a)))],
        });
    }

    private static string AddressOf(HttpContext http, Area area) => AddressOf(http, IndicatorAddress.WordOf(area), "find", "area", "filter", "compare");

    // Without a period it is the unit's latest one.
    private static string AddressAtItsTime(HttpContext http, Area area) =>
        AddressOf(http, area.Key.ToString(), "find", "area", "filter", "compare", "period", "boundaries", "from", "to");

    private static string AddressOf(HttpContext http, string area, params string[] without)
    {
        var rest = PageLanguage.Rest(http).Where(p => !without.Contains(p.Key, StringComparer.Ordinal)).SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v));
        return IndicatorAddress.Page + QueryString.Create(rest.Append(KeyValuePair.Create<string, string?>("area", area)));
    }

    private static DateOnly DayOf(HttpContext http, IndicatorRequest request) =>
        Period.TryParse(request.Boundaries, out var boundaries) ? boundaries.Last
        : Period.TryParse(request.Period, out var period) ? period.Last
        : VietnamTime.DayOf(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    // What can be mended is said beside the form; what may not be read has a page of its own that repeats nothing.
    private static Task RefuseAsync(HttpContext http, Caller caller, IndicatorRequest request, QueryFault fault)
    {
        var problem = ProblemMapper.Map(fault);
        return problem.Status != StatusCodes.Status400BadRequest
            ? PageAnswer.WriteAsync(http, fault)
            : PageAnswer.WriteAsync<IndicatorsPage>(
                http,
                new(StringComparer.Ordinal)
                {
                    [nameof(IndicatorsPage.Form)] = FormsOf(http).Of(caller, PageView.Of(http).Words, request),
                    [nameof(IndicatorsPage.Parameter)] = problem.Parameter,
                    [nameof(IndicatorsPage.Value)] = problem.Value,
                    [nameof(IndicatorsPage.Label)] = FaultText.Label(fault, PageLanguage.Of(http)),
                    [nameof(IndicatorsPage.Expected)] = FaultText.Expected(fault, PageLanguage.Of(http)),
                },
                problem.Status);
    }

    private static IndicatorFormBuilder FormsOf(HttpContext http) => http.RequestServices.GetRequiredService<IndicatorFormBuilder>();
}
