using Telemetry.Catalogue;

namespace Telemetry.Collector.Hosting;

/// <summary>Reads the units that a person names on the command line.</summary>
public static class Territory
{
    /// <summary>
    /// <c>24@2004-07-08</c>, or a code: the unit that bears it today, else the only one that ever did. False with the reason.
    /// </summary>
    public static bool TryParse(Catalogue.Catalogue catalogue, string text, DateOnly today, out AreaKey key, out string problem)
    {
        problem = "";
        if (AreaKey.TryParse(text, out key))
        {
            problem = catalogue.TryGetArea(key, out _) ? "" : $"'{text}' is no unit of the catalogue; {Known(catalogue, key.Code)}";
            return problem.Length == 0;
        }

        if (catalogue.TryGetArea(text, today, out var area))
        {
            key = area.Key;
            return true;
        }

        var all = catalogue.AreasWithCode(text);
        if (all.Count == 1)
        {
            key = all[0].Key;
            return true;
        }

        problem = $"'{text}' names no unit that exists today; {Known(catalogue, text)}";
        return false;
    }

    private static string Known(Catalogue.Catalogue catalogue, string code)
    {
        var all = catalogue.AreasWithCode(code);
        return all.Count == 0 ? "expected a code of the statistics office" : "expected one of " + string.Join(", ", all.Select(a => $"{a.Key} ({a.Name})"));
    }
}
