namespace Telemetry.Portal.Pages.Maps;

/// <summary>
/// Values in up to seven classes of about as many units each. Values are rounded first, as the tables beside the map round them, so that equal
/// numbers have one colour and every limit in the legend is a number of the table. Immutable.
/// </summary>
internal sealed class MapClasses
{
    private const int Most = 7;
    private readonly int _decimals;
    private readonly IReadOnlyList<MapClass> _classes;

    private MapClasses(int decimals, IReadOnlyList<MapClass> classes) => (_decimals, _classes) = (decimals, classes);

    /// <summary>The classes, lowest values first; none where no unit has a value.</summary>
    public IReadOnlyList<MapClass> Classes => _classes;

    /// <summary>The classes of those values.</summary>
    public static MapClasses Of(IEnumerable<decimal> values, int decimals)
    {
        var groups = values.Select(v => Round(v, decimals)).GroupBy(v => v).OrderBy(g => g.Key).Select(g => (Value: g.Key, Count: g.Count())).ToList();
        var left = groups.Sum(g => g.Count);
        var classes = new List<(decimal From, decimal To, int Count)>();
        var wanted = Math.Min(Most, groups.Count);
        for (var i = 0; i < groups.Count;)
        {
            // As many as are due to each class that is still to come, and no class is left without a value.
            var due = (double)left / (wanted - classes.Count);
            var (from, taken) = (i, 0);
            do
            {
                taken += groups[i++].Count;
            }
            while (i < groups.Count && groups.Count - i >= wanted - classes.Count && taken + (groups[i].Count / 2.0) <= due);

            left -= taken;
            classes.Add((groups[from].Value, groups[i - 1].Value, taken));
        }

        return new MapClasses(decimals, [.. classes.Select((c, i) => new MapClass(Colour(i, classes.Count), c.From, c.To, c.Count))]);
    }

    /// <summary>The style class of a value, <c>q0</c> (lowest) to <c>q6</c>; <c>none</c> where there is no value.</summary>
    public string StyleOf(decimal? value) =>
        value is { } given && _classes.FirstOrDefault(c => Round(given, _decimals) <= c.To) is { } found ? found.Style : "none";

    // Fewer classes spread over all colours; a single one takes the middle.
    private static string Colour(int index, int count) => "q" + (count == 1 ? Most / 2 : (int)Math.Round(index * (Most - 1.0) / (count - 1), MidpointRounding.AwayFromZero));

    private static decimal Round(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);
}
