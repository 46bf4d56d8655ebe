using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>Units that a caller may choose from. What the caller may not read is not among them. Thread-safe.</summary>
internal sealed class ReadableUnits(Catalogue.Catalogue catalogue)
{
    /// <summary>Units that a search gives at most.</summary>
    public const int MostFound = 20;

    /// <summary>Letters and digits that a search has at least: one letter finds everything.</summary>
    public const int ShortestSearch = 2;

    /// <summary>The country and the provinces of a day, as far as the caller may read them; of a smaller territory its units.</summary>
    public IReadOnlyList<Area> Tops(Caller caller, DateOnly day)
    {
        var tops = catalogue.Country.Children.Prepend(catalogue.Country).Where(a => a.IsValidOn(day) && AccessPolicy.MayRead(caller, a)).ToList();
        if (!caller.IsEverywhere)
        {
            tops.AddRange(caller.Territory.Where(a => a.IsValidOn(day) && a.Level > AreaLevel.Province));
        }

        return [.. tops.DistinctBy(a => a.Key).OrderBy(a => a.Level).ThenBy(a => a.Name, VietnameseOrder.Comparer)];
    }

    /// <summary>Units right below one on a day, by name.</summary>
    public static IReadOnlyList<Area> Below(Caller caller, Area area, DateOnly day) =>
        [.. area.Children.Where(a => a.IsValidOn(day) && AccessPolicy.MayRead(caller, a)).OrderBy(a => a.Name, VietnameseOrder.Comparer)];

    /// <summary>Units of one's own level beside it, and those above it, that the caller may read.</summary>
    public static IReadOnlyList<Area> Beside(Caller caller, Area area, DateOnly day)
    {
        var above = new List<Area>();
        for (var unit = area.Parent; unit is not null; unit = unit.Parent)
        {
            above.Add(unit);
        }

        above.Reverse();
        return
        [
            .. above.Where(a => AccessPolicy.MayRead(caller, a)),
            .. area.Parent is { } parent ? Below(caller, parent, day).Where(a => a.Key != area.Key) : [],
        ];
    }

    /// <summary>Whether a text is long enough to search for.</summary>
    public static bool IsSearchable(string text) => VietnameseOrder.Folded(text).Length >= ShortestSearch;

    /// <summary>Units by their code, their whole name or a part of it, letters without marks included: those that fit best.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="text">What is sought.</param>
    /// <param name="day">The day whose units are meant; null: those of any time.</param>
    public IReadOnlyList<Area> Find(Caller caller, string text, DateOnly? day)
    {
        if (!IsSearchable(text))
        {
            return [];
        }

        var sought = VietnameseOrder.Folded(text);
        var readable = catalogue.Areas.Where(a => (day is not { } on || a.IsValidOn(on)) && AccessPolicy.MayRead(caller, a)).ToList();
        foreach (var fits in new Func<Area, bool>[]
        {
            a => a.Code == text || a.Key.ToString() == text,
            a => VietnameseOrder.Folded(a.Name) == sought || VietnameseOrder.Folded(a.EnglishName) == sought,
            a => VietnameseOrder.Folded(a.Name).Contains(sought, StringComparison.Ordinal) || VietnameseOrder.Folded(a.EnglishName).Contains(sought, StringComparison.Ordinal),
        })
        {
            var found = readable.Where(fits).OrderBy(a => a.Level).ThenBy(a => a.Name, VietnameseOrder.Comparer).ThenBy(a => a.Key).Take(MostFound).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }
}
