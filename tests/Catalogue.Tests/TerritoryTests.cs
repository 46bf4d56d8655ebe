using CsvHelper;

namespace Telemetry.Catalogue.Tests;

public sealed class TerritoryTests
{
    private static readonly DateOnly LastOld = new(2025, 6, 30);
    private static readonly DateOnly FirstNew = new(2025, 7, 1);

    [Fact]
    public void A_country_of_thirteen_thousand_communes_loads()
    {
        var territory = new GeneratedTerritory(seed: 1);
        var catalogue = SmallCatalogue.Sound(CatalogueLoader.Load(territory.Files(order: 1)));

        Assert.Equal(GeneratedTerritory.OldCommunes + GeneratedTerritory.NewCommunes, catalogue.Areas.Count(a => a.Level == AreaLevel.Commune));
        Assert.Equal(territory.Successions, catalogue.Areas.Sum(a => a.Successors.Count));
        Assert.Equal(territory.Successions, catalogue.Areas.Sum(a => a.Predecessors.Count));
        Assert.Equal(territory.Divided, catalogue.Areas.Count(a => a.Successors.Count > 1));
        Assert.Equal(catalogue.Areas.Count - 1, catalogue.Areas.Sum(a => a.Children.Count));
        foreach (var commune in catalogue.Areas.Where(a => a.Level == AreaLevel.Commune))
        {
            Assert.True(catalogue.TryGetArea(commune.Code, commune.ValidTo ?? FirstNew, out var found));
            Assert.Same(commune, found);
            Assert.Equal(commune.ValidTo is null ? AreaLevel.Province : AreaLevel.District, commune.Parent?.Level);
        }

        foreach (var province in catalogue.Areas.Where(a => a.Level == AreaLevel.Province && a.ValidTo is null))
        {
            var held = catalogue.Areas.Where(a => a.ValidTo == LastOld && province.Covers(a)).ToList();
            Assert.Equal(held, catalogue.Areas.Where(a => a.ValidTo == LastOld && a.AtLevel(AreaLevel.Province)!.Successors[0].Successor == province));
        }
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var territory = new GeneratedTerritory(seed: 2);
        var one = SmallCatalogue.Sound(CatalogueLoader.Load(territory.Files(order: 1)));
        var other = SmallCatalogue.Sound(CatalogueLoader.Load(territory.Files(order: 2)));

        Assert.Equal(one.Areas.Select(Written), other.Areas.Select(Written));

        static string Written(Area area) => $"{area} {area.Parent?.Key} {string.Join(' ', area.Children.Select(c => c.Key))} "
            + $"{string.Join(' ', area.Predecessors.Select(s => s.Predecessor.Key))} {string.Join(' ', area.Successors.Select(s => (s.Successor.Key, s.IsWhole)))}";
    }

    /// <summary>An extra check where the project's machine has the real units; the product never needs them, so it skips elsewhere, CI included.</summary>
    [Fact]
    public void The_real_units_of_2025_and_before_load_beside_the_default_catalogue()
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "territory"));
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is not here; the real units are an extra check beside the generated ones");

        var defaults = CatalogueFiles.Read(Repository.DefaultCatalogue).ByPath;
        var known = SmallCatalogue.Sound(CatalogueLoader.Load(new CatalogueFiles(defaults)));
        var (areas, lineage) = Convert(folder, known);
        var added = SmallCatalogue.Files([KeyValuePair.Create("areas/real.csv", areas), KeyValuePair.Create("lineage/real.csv", lineage)]);
        var catalogue = SmallCatalogue.Sound(CatalogueLoader.Load(new CatalogueFiles(defaults.Concat(added.ByPath))));

        Assert.Equal(10_035, catalogue.Areas.Count(a => a.Level == AreaLevel.Commune && a.IsValidOn(LastOld)));
        Assert.Equal(3_321, catalogue.Areas.Count(a => a.Level == AreaLevel.Commune && a.IsValidOn(FirstNew)));
        Assert.True(catalogue.Areas.Count(a => a.Level == AreaLevel.Commune && a.Predecessors.Count > 0) > 3_000);
    }

    private static (string Areas, string Lineage) Convert(string folder, Catalogue known)
    {
        var areas = new List<string>();
        var lineage = new List<string>();
        var begins = known.Areas.Where(a => a.IsValidOn(LastOld)).ToDictionary(a => a.Code, a => a.ValidFrom, StringComparer.Ordinal);
        foreach (var r in Read(folder, "communes-before-2025.csv"))
        {
            if (begins.TryAdd(r["district_code"], begins[r["province_code"]]))
            {
                areas.Add($"{r["district_code"]},district,{r["district"]},,{r["province_code"]},{begins[r["province_code"]]:yyyy-MM-dd},2025-06-30");
            }

            areas.Add($"{r["code"]},commune,{r["name"]},,{r["district_code"]},{begins[r["district_code"]]:yyyy-MM-dd},2025-06-30");
        }

        foreach (var r in Read(folder, "communes-2025.csv"))
        {
            areas.Add($"{r["code"]},commune,{r["name"]},,{r["province_code"]},2025-07-01,");
        }

        // A few rows of the source name no old unit.
        foreach (var r in Read(folder, "lineage-2025.csv").Where(r => r["old_code"].Length > 0))
        {
            lineage.Add($"{r["old_code"]},{r["new_code"]},2025-07-01,{(r["old_is_divided"] == "True" ? "part" : "whole")}");
        }

        return (SmallCatalogue.AreaHeader + string.Join('\n', areas), SmallCatalogue.LineageHeader + string.Join('\n', lineage));
    }

    private static IEnumerable<Dictionary<string, string>> Read(string folder, string file)
    {
        using var reader = CsvReader.FromFile(Path.Combine(folder, file), new CsvReaderOptions { Separator = ',' });
        while (reader.Read())
        {
            yield return reader.Headers!.Select((name, i) => (name, Value: reader.GetString(i))).ToDictionary(f => f.name, f => f.Value, StringComparer.Ordinal);
        }
    }
}
