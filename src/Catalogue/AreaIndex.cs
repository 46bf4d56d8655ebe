using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>The units while they are being loaded: finds what a cell of another row refers to.</summary>
internal sealed class AreaIndex
{
    private readonly Dictionary<string, List<Entry>> _byCode = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];

    /// <summary>A unit and its row.</summary>
    /// <param name="IsDated">Whether its validity could be read: without it nothing that depends on it is checked.</param>
    public sealed record Entry(Area Area, Row Row, bool IsDated)
    {
        /// <summary>Whether it shares its code with another unit of the same time.</summary>
        public bool Overlaps { get; set; }
    }

    /// <summary>Every unit, in order of reading.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The units that bore one code each, in order of reading.</summary>
    public IEnumerable<IReadOnlyList<Entry>> ByCode => _byCode.Values;

    /// <summary>Keeps a unit, sound or not.</summary>
    public void Add(Entry entry)
    {
        _entries.Add(entry);
        if (!_byCode.TryGetValue(entry.Area.Code, out var sameCode))
        {
            _byCode.Add(entry.Area.Code, sameCode = []);
        }

        sameCode.Add(entry);
    }

    /// <summary>Every unit ordered by key, its relations too.</summary>
    public Area[] Sorted()
    {
        var areas = _entries.ConvertAll(e => e.Area).ToArray();
        Array.Sort(areas, static (a, b) => a.Key.CompareTo(b.Key));
        foreach (var area in areas)
        {
            area.SortRelations();
        }

        return areas;
    }

    /// <summary>
    /// The unit that a cell means: <c>24@2004-07-08</c> exactly; a bare code the unit that bears it on that day or, where no
    /// day is given, the only one that ever bore it. Null where there is none: reported, unless the unit's own row was.
    /// </summary>
    public Area? Find(Row row, string column, string token, DateOnly? on)
    {
        var isDated = AreaKey.TryParse(token, out var key);
        if (!isDated && !CodeShape.Area.Fits(token))
        {
            row.Fault(column, Row.Shown(token), "a unit's code, or code@yyyy-MM-dd with its valid_from");
            return null;
        }

        if (!_byCode.TryGetValue(isDated ? key.Code : token, out var candidates))
        {
            row.Fault(column, $"no unit bears the code {Row.Shown(token)}", "a code of areas/*.csv");
            return null;
        }

        if (!isDated && on is null && candidates.Count(c => !c.Overlaps) > 1)
        {
            row.Fault(column, $"'{token}' was borne by several units", OneOf(candidates));
            return null;
        }

        foreach (var (area, _, hasDates) in candidates)
        {
            if (hasDates && (isDated ? area.Key == key : on is not { } day || area.IsValidOn(day)))
            {
                return area;
            }
        }

        if (candidates.TrueForAll(c => c.IsDated))
        {
            row.Fault(column, isDated ? $"no unit {token}" : string.Create(CultureInfo.InvariantCulture, $"no unit bears the code '{token}' on {on:yyyy-MM-dd}"), OneOf(candidates));
        }

        return null;
    }

    private static string OneOf(List<Entry> candidates) => "one of " + string.Join(", ", candidates.Select(c => Written(c.Area)));

    private static string Written(Area area) => area.ValidTo is { } to
        ? string.Create(CultureInfo.InvariantCulture, $"{area.Key} (to {to:yyyy-MM-dd})")
        : area.Key.ToString();
}
