using Telemetry.Catalogue.Import;

namespace Telemetry.Catalogue.Tests.Import;

/// <summary>An extra check where the project's machine has the real units; the product never needs them, so it skips elsewhere, CI included.</summary>
public sealed class RealTerritoryTests
{
    private static readonly DateOnly LastOld = new(2025, 6, 30);
    private static readonly DateOnly FirstNew = new(2025, 7, 1);

    [Fact]
    public void The_real_units_of_2025_and_before_are_imported_but_for_five_islands_that_had_no_commune()
    {
        var request = Request();
        var refused = TerritoryImport.Run(request with { SoundOnly = false });
        var result = TerritoryImport.Run(request);

        // Five rows of the source name an island district without a commune as what the new unit came from.
        Assert.Equal([3958, 6193, 6375, 6780, 8649], refused.Faults.Select(f => f.Line));
        Assert.All(refused.Faults, f => Assert.Equal(("lineage-2025.csv", "empty"), (f.File, f.Problem)));
        Assert.Empty(refused.Files);
        Assert.Equal(5, result.Counts.FaultyRows);
        Assert.Equal((668, 10_035, 3_321), (result.Counts.Districts, result.Counts.CommunesBefore, result.Counts.CommunesAfter));
        Assert.Equal((9_564, 1_033, 0), (result.Counts.WholeSuccessions, result.Counts.PartSuccessions, result.Counts.LeftOutWithUnit));

        var catalogue = Imports.Loaded(request, result);
        Assert.Equal(10_035, catalogue.Areas.Count(a => a.Level == AreaLevel.Commune && a.IsValidOn(LastOld)));
        Assert.Equal(3_321, catalogue.Areas.Count(a => a.Level == AreaLevel.Commune && a.IsValidOn(FirstNew)));
        Assert.Equal(691, catalogue.Areas.Count(a => a.Level == AreaLevel.District && a.IsValidOn(LastOld)));
        Assert.Equal(5, catalogue.Areas.Count(a => a.Level == AreaLevel.Commune && a.IsValidOn(FirstNew) && a.Predecessors.Count == 0));
        Assert.Equal(471, catalogue.Areas.Count(a => a.Level == AreaLevel.Commune && a.Successors.Count > 1));
    }

    [Fact]
    public void A_code_names_one_unit_until_the_change_and_another_since()
    {
        var request = Request();
        var catalogue = Imports.Loaded(request, TerritoryImport.Run(request));

        Assert.True(catalogue.TryGetArea("24", LastOld, out var bacGiang));
        Assert.True(catalogue.TryGetArea("24", FirstNew, out var bacNinh));
        Assert.Equal(("Bắc Giang", "Bắc Ninh"), (bacGiang.Name, bacNinh.Name));
        Assert.True(bacNinh.Covers(bacGiang));

        // Trúc Bạch bore the code that Ba Đình has since; it went there, with others.
        Assert.True(catalogue.TryGetArea("00004", LastOld, out var trucBach));
        Assert.True(catalogue.TryGetArea("00004", FirstNew, out var baDinh));
        Assert.Equal(("Phường Trúc Bạch", "Phường Ba Đình"), (trucBach.Name, baDinh.Name));
        Assert.Equal([(baDinh.Key, true)], trucBach.Successors.Select(s => (s.Successor.Key, s.IsWhole)));
        Assert.Equal("01@2008-08-01", trucBach.AtLevel(AreaLevel.Province)!.Key.ToString());

        // A district that began on 1 January 2025 has no commune before that day.
        Assert.All(catalogue.Areas.Where(a => a.Parent?.Key.ToString() == "224@2025-01-01"), a => Assert.Equal(new DateOnly(2025, 1, 1), a.ValidFrom));
        Assert.Equal(99, catalogue.Areas.Count(a => a.Parent == bacNinh));
    }

    private static ImportRequest Request()
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "territory"));
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is not here; the real units are an extra check beside the generated ones");
        return new ImportRequest
        {
            Known = CatalogueFiles.Read(Repository.DefaultCatalogue),
            On = FirstNew,
            Provinces = Read("provinces-2025.csv"),
            Units = Read("communes-2025.csv"),
            UnitsBefore = Read("communes-before-2025.csv"),
            Lineage = Read("lineage-2025.csv"),
            SoundOnly = true,
        };

        ImportFile Read(string name) => new(name, File.ReadAllBytes(Path.Combine(folder, name)));
    }
}
