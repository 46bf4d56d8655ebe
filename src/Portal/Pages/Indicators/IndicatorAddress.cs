using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query.Indicators;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary>Addresses of the indicators' page: its whole state is in them. Pure.</summary>
internal static class IndicatorAddress
{
    /// <summary>The page.</summary>
    public const string Page = "/indicators";

    private static readonly string[] Views = ["", "table", "map", "series", "shares", "distribution"];
    private static readonly string[] Sorts = ["rank", "name", "value", "status", "change", "growth"];

    /// <summary>The word of a view; empty for the one that needs none.</summary>
    public static string WordOf(IndicatorView view) => Views[(int)view];

    /// <summary>The word of a column.</summary>
    public static string WordOf(UnitSort sort) => Sorts[(int)sort];

    /// <summary>A unit as an address names it. A province by its code, which stays when the period changes; others by code and first day, because codes are given again.</summary>
    public static string WordOf(Area area) => area.Level <= AreaLevel.Province ? area.Code : area.Key.ToString();

    /// <summary>The state as parameters, those left out that say what holds without them.</summary>
    public static IEnumerable<(string Name, string Value)> State(IndicatorQuestion question)
    {
        yield return ("indicator", question.Item.Code);
        if (question.Item.Kind != FigureItemKind.Value)
        {
            yield return ("measure", IndicatorMeasure.WordOf(question.Item.Kind));
        }

        yield return ("area", WordOf(question.Area));
        yield return ("period", question.Period.ToString());
        yield return ("operator", question.Source);
        if (question.Boundaries is { } day)
        {
            yield return ("boundaries", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (question.View != IndicatorView.Overview)
        {
            yield return ("view", WordOf(question.View));
        }

        if (question.IsRangeGiven)
        {
            yield return ("from", question.From.ToString());
            yield return ("to", question.To.ToString());
        }

        foreach (var (area, _) in question.Compare)
        {
            yield return ("compare", WordOf(area));
        }

        if (question.Sort != UnitSort.Rank || question.IsDescending)
        {
            yield return ("sort", (question.IsDescending ? "-" : "") + WordOf(question.Sort));
        }

        if (question.Filter.Length > 0)
        {
            yield return ("filter", question.Filter);
        }
    }

    /// <summary>The page with some of its state changed.</summary>
    /// <param name="question">The state.</param>
    /// <param name="changes">Parameters with their new values; null: without it.</param>
    public static string With(IndicatorQuestion question, params (string Name, string? Value)[] changes) => Page + Query(question, changes);

    /// <summary>The table of units as a file.</summary>
    public static string Csv(IndicatorQuestion question, string language) => $"{Page}/table.csv{Query(question, [("view", null), ("lang", language)])}";

    private static string Query(IndicatorQuestion question, (string Name, string? Value)[] changes)
    {
        var parts = State(question).Where(s => !Array.Exists(changes, c => c.Name == s.Name)).ToList();
        parts.AddRange(changes.Where(c => c.Value is not null).Select(c => (c.Name, c.Value!)));
        return "?" + string.Join('&', parts.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
    }
}
