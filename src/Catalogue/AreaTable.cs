using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>areas/*.csv: administrative units over time.</summary>
internal static class AreaTable
{
    public static readonly TableShape Shape = new("areas", ["code", "valid_from"],
        ["code", "level", "name", "name_en", "parent", "valid_from", "valid_to"]);

    private static readonly (string Text, AreaLevel Value)[] Levels =
        [("country", AreaLevel.Country), ("province", AreaLevel.Province), ("district", AreaLevel.District), ("commune", AreaLevel.Commune)];

    private const string CountryCode = "VN";
    private static readonly DateOnly CountryFrom = new(1900, 1, 1);

    public static AreaIndex Read(TableReader tables)
    {
        var index = new AreaIndex();
        foreach (var row in tables.Rows(Shape))
        {
            index.Add(ReadUnit(row));
        }

        CheckCountry(index, tables.Faults);
        CheckOverlaps(index);
        foreach (var entry in index.Entries)
        {
            if (FindParent(entry, index) is { } parent)
            {
                entry.Area.Attach(parent);
            }
        }

        return index;
    }

    /// <summary>The word for a level, as <see cref="Read"/> understands it.</summary>
    public static string Word(AreaLevel level) => Array.Find(Levels, l => l.Value == level).Text;

    private static AreaIndex.Entry ReadUnit(Row row)
    {
        var code = row.Code("code", CodeShape.Area);
        var level = row.Word("level", Levels);
        var name = row.Text("name");
        var englishName = row.TextOr("name_en", name);
        var isDated = row.TryValidity(out var from, out var to);
        if (isDated && from is null)
        {
            row.Fault("valid_from", "empty", "the unit's first day, written yyyy-MM-dd");
            isDated = false;
        }

        return new AreaIndex.Entry(new Area(new AreaKey(code, from ?? default), level, name, englishName, to), row, isDated);
    }

    private static void CheckCountry(AreaIndex index, List<CatalogueFault> faults)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"one country {CountryCode} valid from {CountryFrom:yyyy-MM-dd}, without valid_to and parent");
        var countries = index.Entries.Where(e => e.Row["level"] == "country").ToList();
        if (countries.Count == 0)
        {
            faults.Add(new CatalogueFault(Shape.Folder, 0, CountryCode, "no country", expected));
        }

        for (var i = 0; i < countries.Count; i++)
        {
            var (area, row, isDated) = countries[i];
            if (i > 0)
            {
                row.Fault("level", $"a second country, after {countries[0].Row.Place}", expected);
            }
            else if (area.Code != CountryCode || (isDated && (area.ValidFrom != CountryFrom || area.ValidTo is not null)))
            {
                row.Fault("level", $"country {Row.Printable(area.ToString())}", expected);
            }

            if (row["parent"].Length > 0)
            {
                row.Fault("parent", Row.Shown(row["parent"]), expected);
            }
        }
    }

    private static void CheckOverlaps(AreaIndex index)
    {
        foreach (var sameCode in index.ByCode.Where(units => units.Count > 1))
        {
            AreaIndex.Entry? longest = null;
            foreach (var entry in sameCode.Where(e => e.IsDated).OrderBy(e => e.Area.ValidFrom))
            {
                if (longest?.Area.IsValidOn(entry.Area.ValidFrom) == true)
                {
                    entry.Row.Fault("valid_from", $"overlaps {longest.Area.Key} of {longest.Row.Place}", "one unit at a time for a code");
                    entry.Overlaps = true;
                }

                longest = longest is null || (longest.Area.ValidTo is { } to && !(entry.Area.ValidTo <= to)) ? entry : longest;
            }
        }
    }

    private static Area? FindParent(AreaIndex.Entry child, AreaIndex index)
    {
        var (area, row, isDated) = child;
        if (area.Level == AreaLevel.Country || !isDated || index.Find(row, "parent", row["parent"], area.ValidFrom) is not { } parent)
        {
            return null;
        }

        if (parent.Level != area.Level - 1 && (parent.Level, area.Level) != (AreaLevel.Province, AreaLevel.Commune))
        {
            row.Fault("parent", $"{parent.Key} is a {parent.Level}", "a province in the country, a district in a province, a commune in a district or a province");
        }

        if (!parent.IsValidOn(area.ValidFrom) || (parent.ValidTo is { } end && (area.ValidTo is not { } to || to > end)))
        {
            row.Fault("parent", $"{parent.Key} existed {Span(parent)}", "a parent that existed as long as the unit");
        }

        return parent;
    }

    private static string Span(Area area) => string.Create(CultureInfo.InvariantCulture,
        $"from {area.ValidFrom:yyyy-MM-dd}{(area.ValidTo is null ? "" : " to ")}{area.ValidTo:yyyy-MM-dd}");
}
