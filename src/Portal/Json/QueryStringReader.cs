using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Indicators;

namespace Telemetry.Portal.Json;

/// <summary>Reads a query string into a question about figures, findings and reports: unknown names and repeated single values are faults; the values are not looked at.</summary>
internal static class QueryStringReader
{
    private const string FigureParameters = "indicator, area, period, operator, boundaries, edition or asOf";
    private const string FindingParameters = "period, area, operator, state, rule, severity, offset or limit";
    private const string IndicatorParameters =
        "indicator, measure, area, period, operator, boundaries, view, from, to, compare, sort, filter or find";
    private const string DoctorParameters = "area, period or lang";
    private const string OverviewParameters = "area or period";
    private const string PageParameters = "area, period, lang, edition or asOf";
    private const string ReportParameters = "area, period, format, lang, edition or asOf";
    private const string SeriesParameters = "metric, area, from, to, operator, boundaries, edition or asOf";
    private const string ReconciliationParameters = "area, period, indicator, source or asOf";

    /// <summary>Whether there are only parameters of these names, each once; the fault where not.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="known">Names, as they are said to whoever gave another; null: none.</param>
    public static QueryFault? Check(IQueryCollection query, string? known)
    {
        if (!OnlyKnown(query, known ?? "no parameter", out var fault))
        {
            return fault;
        }

        var twice = query.FirstOrDefault(p => p.Value.Count > 1);
        return twice.Key is null ? null : QueryFault.Invalid(QueryParameter.None, twice.Value[1], "the parameter once", "A parameter was given more than once.");
    }

    /// <summary>The question of <c>/api/v1/figures</c>; every parameter but <c>asOf</c>, <c>boundaries</c> and <c>edition</c> may be repeated.</summary>
    public static bool TryReadFigures(IQueryCollection query, [NotNullWhen(true)] out FigureRequest? request, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        if (!OnlyKnown(query, FigureParameters, out fault) || !TryOne(query, "asOf", QueryParameter.AsOf, out var asOf, out fault)
            || !TryOne(query, "boundaries", QueryParameter.Boundaries, out var boundaries, out fault)
            || !TryOne(query, "edition", QueryParameter.Edition, out var edition, out fault))
        {
            return false;
        }

        request = new FigureRequest(All(query, "indicator"), All(query, "area"), All(query, "period"), All(query, "operator"), asOf) { Boundaries = boundaries, Edition = edition };
        return true;
    }

    /// <summary>The question of <c>/api/v1/series</c>; every parameter at most once.</summary>
    public static bool TryReadSeries(IQueryCollection query, [NotNullWhen(true)] out SeriesRequest? request, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        if (!OnlyKnown(query, SeriesParameters, out fault)
            || !TryOne(query, "metric", QueryParameter.Metric, out var metric, out fault)
            || !TryOne(query, "area", QueryParameter.Area, out var area, out fault)
            || !TryOne(query, "from", QueryParameter.From, out var from, out fault)
            || !TryOne(query, "to", QueryParameter.To, out var to, out fault)
            || !TryOne(query, "operator", QueryParameter.Operator, out var source, out fault)
            || !TryOne(query, "asOf", QueryParameter.AsOf, out var asOf, out fault)
            || !TryOne(query, "boundaries", QueryParameter.Boundaries, out var boundaries, out fault)
            || !TryOne(query, "edition", QueryParameter.Edition, out var edition, out fault))
        {
            return false;
        }

        request = new SeriesRequest(metric, area, from, to, source, asOf) { Boundaries = boundaries, Edition = edition };
        return true;
    }

    /// <summary>The question of a report, whose code is in the path; every parameter at most once. Without <paramref name="withFormat"/> there is no <c>format</c>.</summary>
    public static bool TryReadReport(
        IQueryCollection query, string? report, bool withFormat, [NotNullWhen(true)] out ReportRequest? request, out string? format, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        format = null;
        if (!OnlyKnown(query, withFormat ? ReportParameters : PageParameters, out fault)
            || !TryOne(query, "area", QueryParameter.Area, out var area, out fault)
            || !TryOne(query, "period", QueryParameter.Period, out var period, out fault)
            || !TryOne(query, "format", QueryParameter.Format, out format, out fault)
            || !TryOne(query, "lang", QueryParameter.Language, out var language, out fault)
            || !TryOne(query, "asOf", QueryParameter.AsOf, out var asOf, out fault)
            || !TryOne(query, "edition", QueryParameter.Edition, out var edition, out fault))
        {
            return false;
        }

        request = new ReportRequest(report, area, period, language, asOf) { Edition = edition };
        return true;
    }

    /// <summary>What a report to examine is about, and in which language it is answered; each parameter at most once.</summary>
    public static bool TryReadDoctor(IQueryCollection query, out string? area, out string? period, out string? language, [NotNullWhen(false)] out QueryFault? fault)
    {
        area = period = language = null;
        return OnlyKnown(query, DoctorParameters, out fault)
            && TryOne(query, "area", QueryParameter.Area, out area, out fault)
            && TryOne(query, "period", QueryParameter.Period, out period, out fault)
            && TryOne(query, "lang", QueryParameter.Language, out language, out fault);
    }

    /// <summary>Which sample the doctor's page is to have in its form; null: none.</summary>
    public static bool TryReadDoctorPage(IQueryCollection query, out string? sample, [NotNullWhen(false)] out QueryFault? fault)
    {
        sample = First(query, "sample");
        return OnlyKnown(query, "sample", out fault);
    }

    /// <summary>What an overview is to be of; each parameter at most once.</summary>
    public static bool TryReadOverview(IQueryCollection query, out string? area, out string? period, [NotNullWhen(false)] out QueryFault? fault)
    {
        area = null;
        period = null;
        return OnlyKnown(query, OverviewParameters, out fault)
            && TryOne(query, "area", QueryParameter.Area, out area, out fault)
            && TryOne(query, "period", QueryParameter.Period, out period, out fault);
    }

    /// <summary>The question of <c>/api/v1/findings</c>; every parameter at most once.</summary>
    public static bool TryReadFindings(IQueryCollection query, [NotNullWhen(true)] out FindingsRequest? request, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        if (!OnlyKnown(query, FindingParameters, out fault)
            || !TryOne(query, "period", QueryParameter.Period, out var period, out fault)
            || !TryOne(query, "area", QueryParameter.Area, out var area, out fault)
            || !TryOne(query, "operator", QueryParameter.Operator, out var source, out fault)
            || !TryOne(query, "state", QueryParameter.State, out var state, out fault)
            || !TryOne(query, "rule", QueryParameter.Rule, out var rule, out fault)
            || !TryOne(query, "severity", QueryParameter.Severity, out var severity, out fault)
            || !TryOne(query, "offset", QueryParameter.Offset, out var offset, out fault)
            || !TryOne(query, "limit", QueryParameter.Limit, out var limit, out fault))
        {
            return false;
        }

        request = new FindingsRequest { Period = period, Area = area, Operator = source, State = state, Rule = rule, Severity = severity, Offset = offset, Limit = limit };
        return true;
    }

    /// <summary>The question of <c>/api/v1/reconciliation</c>; every parameter at most once.</summary>
    public static bool TryReadReconciliation(
        IQueryCollection query, [NotNullWhen(true)] out ReconciliationRequest? request, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        if (!OnlyKnown(query, ReconciliationParameters, out fault)
            || !TryOne(query, "area", QueryParameter.Area, out var area, out fault)
            || !TryOne(query, "period", QueryParameter.Period, out var period, out fault)
            || !TryOne(query, "indicator", QueryParameter.Indicator, out var item, out fault)
            || !TryOne(query, "source", QueryParameter.Source, out var source, out fault)
            || !TryOne(query, "asOf", QueryParameter.AsOf, out var asOf, out fault))
        {
            return false;
        }

        request = new ReconciliationRequest(area, period, item, source, asOf);
        return true;
    }

    /// <summary>The question of the indicators' page; every parameter but <c>compare</c> at most once.</summary>
    public static bool TryReadIndicators(IQueryCollection query, out IndicatorRequest request, out string? find, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = new IndicatorRequest
        {
            Indicator = First(query, "indicator"),
            Measure = First(query, "measure"),
            Area = First(query, "area"),
            Period = First(query, "period"),
            Operator = First(query, "operator"),
            Boundaries = First(query, "boundaries"),
            View = First(query, "view"),
            From = First(query, "from"),
            To = First(query, "to"),
            Compare = All(query, "compare"),
            Sort = First(query, "sort"),
            Filter = First(query, "filter"),
        };
        find = First(query, "find");
        return OnlyKnown(query, IndicatorParameters, out fault)
            && TryOne(query, "indicator", QueryParameter.Indicator, out _, out fault)
            && TryOne(query, "measure", QueryParameter.Measure, out _, out fault)
            && TryOne(query, "area", QueryParameter.Area, out _, out fault)
            && TryOne(query, "period", QueryParameter.Period, out _, out fault)
            && TryOne(query, "operator", QueryParameter.Operator, out _, out fault)
            && TryOne(query, "boundaries", QueryParameter.Boundaries, out _, out fault)
            && TryOne(query, "view", QueryParameter.View, out _, out fault)
            && TryOne(query, "from", QueryParameter.From, out _, out fault)
            && TryOne(query, "to", QueryParameter.To, out _, out fault)
            && TryOne(query, "sort", QueryParameter.Sort, out _, out fault)
            && TryOne(query, "filter", QueryParameter.Filter, out _, out fault)
            && TryOne(query, "find", QueryParameter.Find, out _, out fault);
    }

    private static string? First(IQueryCollection query, string name) => query[name] is [var first, ..] ? first : null;

    /// <summary>Whether there are only parameters of these names.</summary>
    public static bool OnlyKnown(IQueryCollection query, string known, [NotNullWhen(false)] out QueryFault? fault)
    {
        var names = known.Split([", ", " or "], StringSplitOptions.None);
        foreach (var (name, values) in query)
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                fault = QueryFault.Unknown(name, values.Count > 0 ? values[0] : null, known);
                return false;
            }
        }

        fault = null;
        return true;
    }

    private static string[] All(IQueryCollection query, string name) => [.. query[name].Select(v => v ?? "")];

    /// <summary>The value of a parameter that may be given once; null where it is not given.</summary>
    public static bool TryOne(IQueryCollection query, string name, QueryParameter parameter, out string? value, [NotNullWhen(false)] out QueryFault? fault)
    {
        var values = query[name];
        value = values.Count > 0 ? values[0] : null;
        fault = values.Count > 1
            ? QueryFault.Invalid(parameter, values[1], "the parameter once", "The parameter was given more than once.")
            : null;
        return fault is null;
    }
}
