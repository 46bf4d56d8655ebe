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
}
