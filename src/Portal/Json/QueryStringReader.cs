using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary>Reads a query string into a question: unknown names and repeated single values are faults; the values are not looked at.</summary>
internal static class QueryStringReader
{
    private const string FigureParameters = "indicator, area, period, operator, boundaries or asOf";
    private const string SeriesParameters = "metric, area, from, to, operator, boundaries or asOf";

    /// <summary>The question of <c>/api/v1/figures</c>; every parameter but <c>asOf</c> and <c>boundaries</c> may be repeated.</summary>
    public static bool TryReadFigures(IQueryCollection query, [NotNullWhen(true)] out FigureRequest? request, [NotNullWhen(false)] out QueryFault? fault)
    {
        request = null;
        if (!OnlyKnown(query, FigureParameters, out fault) || !TryOne(query, "asOf", QueryParameter.AsOf, out var asOf, out fault)
            || !TryOne(query, "boundaries", QueryParameter.Boundaries, out var boundaries, out fault))
        {
            return false;
        }

        request = new FigureRequest(All(query, "indicator"), All(query, "area"), All(query, "period"), All(query, "operator"), asOf) { Boundaries = boundaries };
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
            || !TryOne(query, "boundaries", QueryParameter.Boundaries, out var boundaries, out fault))
        {
            return false;
        }

        request = new SeriesRequest(metric, area, from, to, source, asOf) { Boundaries = boundaries };
        return true;
    }

    private static bool OnlyKnown(IQueryCollection query, string known, [NotNullWhen(false)] out QueryFault? fault)
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

    private static bool TryOne(IQueryCollection query, string name, QueryParameter parameter, out string? value, [NotNullWhen(false)] out QueryFault? fault)
    {
        var values = query[name];
        value = values.Count > 0 ? values[0] : null;
        fault = values.Count > 1
            ? QueryFault.Invalid(parameter, values[1], "the parameter once", "The parameter was given more than once.")
            : null;
        return fault is null;
    }
}
