using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>lineage/*.csv: which unit became which, and when.</summary>
internal static class LineageTable
{
    public static readonly TableShape Shape = new("lineage", ["predecessor", "on"], ["predecessor", "successor", "on", "extent"]) { Optional = ["weight"] };

    private const string WeightExpected = "the size of the piece that passes over, 0 or more, such as its population";

    public static void Read(TableReader tables, AreaIndex areas)
    {
        var read = new List<(Succession Succession, Row Row)>();
        foreach (var row in tables.Rows(Shape))
        {
            var isWhole = row.Word("extent", ("whole", true), ("part", false));
            var weight = ReadWeight(row);
            if (row.Date("on") is not { } on)
            {
                continue;
            }

            var predecessor = areas.Find(row, "predecessor", row["predecessor"], on.AddDays(-1));
            var successor = areas.Find(row, "successor", row["successor"], on);
            if (predecessor is not null && successor is not null)
            {
                Check(row, predecessor, successor, on);
                if (row.IsSound)
                {
                    read.Add((new Succession(predecessor, successor, on, isWhole) { Weight = weight }, row));
                }
            }
        }

        CheckExtents(read);
        CheckWeights(read);
        foreach (var (succession, _) in read)
        {
            Area.Link(succession);
        }
    }

    private static decimal? ReadWeight(Row row)
    {
        if (row["weight"].Length == 0 || row.Decimal("weight", WeightExpected) is not { } weight)
        {
            return null;
        }

        if (weight < 0)
        {
            row.Fault("weight", Row.Shown(row["weight"]), WeightExpected);
            return null;
        }

        return weight;
    }

    // The predecessor has ended and the successor lives on, so no chain of successions comes back to where it began.
    private static void Check(Row row, Area predecessor, Area successor, DateOnly on)
    {
        if (predecessor.ValidTo != on.AddDays(-1))
        {
            var end = predecessor.ValidTo is { } to ? string.Create(CultureInfo.InvariantCulture, $"ended on {to:yyyy-MM-dd}") : "has not ended";
            row.Fault("predecessor", $"{predecessor.Key} {end}", string.Create(CultureInfo.InvariantCulture, $"a unit valid to {on.AddDays(-1):yyyy-MM-dd}, the day before"));
        }

        if (!successor.IsValidOn(on))
        {
            row.Fault("successor", string.Create(CultureInfo.InvariantCulture, $"{successor.Key} did not exist on {on:yyyy-MM-dd}"), "a unit valid on that day");
        }

        if (predecessor.Level != successor.Level)
        {
            row.Fault("successor", $"{successor.Key} is a {successor.Level}, {predecessor.Key} a {predecessor.Level}", "a unit of the same level");
        }
    }

    private static void CheckExtents(List<(Succession Succession, Row Row)> read)
    {
        var first = new Dictionary<AreaKey, (Succession Succession, Row Row)>();
        var pairs = new HashSet<(AreaKey, AreaKey)>();
        foreach (var (succession, row) in read)
        {
            var predecessor = succession.Predecessor.Key;
            if (!pairs.Add((predecessor, succession.Successor.Key)))
            {
                row.Fault("successor", $"{predecessor} to {succession.Successor.Key} given twice", "each succession once");
            }
            else if (!first.TryAdd(predecessor, (succession, row)) && (succession.IsWhole || first[predecessor].Succession.IsWhole))
            {
                row.Fault("extent", $"a second successor of {predecessor}, after {first[predecessor].Row.Place}", "one successor where the extent is whole, else part on every row");
            }
        }
    }

    // Some weights of a divided unit say nothing of its shares.
    private static void CheckWeights(List<(Succession Succession, Row Row)> read)
    {
        foreach (var divided in read.Where(r => !r.Succession.IsWhole).GroupBy(r => r.Succession.Predecessor.Key))
        {
            var without = divided.Where(r => r.Succession.Weight is null).ToList();
            if (without.Count > 0 && without.Count < divided.Count())
            {
                without[0].Row.Fault("weight", $"empty, where other parts of {divided.Key} have one", "a weight on every row of a divided unit, or on none");
            }
            else if (without.Count == 0 && divided.All(r => r.Succession.Weight == 0))
            {
                divided.First().Row.Fault("weight", $"the weights of {divided.Key} add up to 0", "a sum of more than 0");
            }
        }
    }
}
