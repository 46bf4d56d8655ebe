using System.Text;
using Telemetry.Catalogue.Import;

namespace Telemetry.Catalogue.Tests.Import;

public sealed class TerritoryImportTests
{
    [Fact]
    public void Units_and_lineage_come_out_as_the_catalogue_that_they_describe()
    {
        var request = Imports.Request();
        var result = TerritoryImport.Run(request);

        Assert.Empty(result.Faults);
        var catalogue = Imports.Loaded(request, result);
        var old = catalogue.Unit("09001@2004-07-08");
        var divided = catalogue.Unit("09003@2004-07-08");
        var merged = catalogue.Unit("09001@2025-07-01");
        Assert.Equal(("Phường Vũ Ninh", "256@2004-07-08", new DateOnly(2025, 6, 30)), (old.Name, old.Parent!.Key.ToString(), old.ValidTo));
        Assert.Equal("27@2004-07-08", old.AtLevel(AreaLevel.Province)!.Key.ToString());
        Assert.Equal(("Phường Kinh Bắc", "24@2025-07-01", null), (merged.Name, merged.Parent!.Key.ToString(), merged.ValidTo));
        Assert.Equal(["09001@2004-07-08 True", "09002@2004-07-08 True", "09003@2004-07-08 False"], merged.Predecessors.Select(s => $"{s.Predecessor.Key} {s.IsWhole}"));
        Assert.Equal(2, divided.Successors.Count);
        Assert.True(merged.Covers(old));
        Assert.False(merged.Covers(divided));
        Assert.Equal((2, 3, 2, 2, 2), (result.Counts.Districts, result.Counts.CommunesBefore, result.Counts.CommunesAfter, result.Counts.WholeSuccessions, result.Counts.PartSuccessions));
    }

    [Fact]
    public void A_second_run_on_top_of_the_first_writes_the_same_bytes()
    {
        var request = Imports.Request();
        var first = TerritoryImport.Run(request);
        var second = TerritoryImport.Run(request with { Known = Imports.Overlaid(request.Known, first) });

        Assert.Empty(second.Faults);
        Assert.Equal(first.Files.Select(Written), second.Files.Select(Written));

        static string Written(KeyValuePair<string, byte[]> file) => $"{file.Key} {Convert.ToHexString(file.Value)}";
    }

    [Fact]
    public void The_order_of_rows_and_columns_a_byte_order_mark_and_line_ends_of_windows_change_nothing()
    {
        var plain = TerritoryImport.Run(Imports.Request());
        var rows = Imports.Units.Split('\n')[1..].Select(r => r.Split(',')).Select(f => $"{f[3]},{f[1]},{f[0]},7.5").Reverse();
        var other = TerritoryImport.Run(Imports.Request(units: "\ufeffprovince_code,name,code,area_km2\r\n" + string.Join("\r\n", rows) + "\r\n"));

        Assert.Equal(plain.Files.Select(f => Encoding.UTF8.GetString(f.Value)), other.Files.Select(f => Encoding.UTF8.GetString(f.Value)));
        Assert.Contains(other.Remarks, r => r.ToString() == "units.csv:1: columns that are not read: 'area_km2'");
    }

    [Fact]
    public void Units_and_lineage_may_come_in_runs_of_their_own()
    {
        var all = Imports.Request();
        var units = TerritoryImport.Run(all with { Lineage = null });
        var known = Imports.Overlaid(all.Known, units);
        var lineage = TerritoryImport.Run(all with { Known = known, Units = null, UnitsBefore = null });

        Assert.Empty(lineage.Faults);
        Assert.Equal(TerritoryImport.Run(all).Text("lineage/communes-2025-07-01.csv"), lineage.Text("lineage/communes-2025-07-01.csv"));
        Assert.Single(lineage.Files);
    }

    [Fact]
    public void A_unit_begins_with_its_parent_or_later_where_that_is_asked_for()
    {
        var result = TerritoryImport.Run(Imports.Request() with { ValidFrom = new DateOnly(2020, 1, 1) });
        var early = TerritoryImport.Run(Imports.Request() with { ValidFrom = new DateOnly(1990, 1, 1) });

        Assert.Contains("256,district,Thành phố Bắc Ninh,,27@2004-07-08,2020-01-01,2025-06-30", result.Text("areas/districts-before-2025-07-01.csv"), StringComparison.Ordinal);
        Assert.Contains("09001,commune,Phường Vũ Ninh,,256@2004-07-08,2004-07-08,2025-06-30", early.Text("areas/communes-before-2025-07-01.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_district_of_the_catalogue_is_the_parent_as_it_was_on_the_last_day()
    {
        var areas = SmallCatalogue.Append("areas/areas.csv", "256,district,Thị xã Bắc Ninh,,27,2004-07-08,2005-12-31", "256,district,Thành phố Bắc Ninh,,27,2006-01-01,2025-06-30");
        var request = Imports.Request() with { Known = SmallCatalogue.Files(SmallCatalogue.Tables.Where(t => t.Key != areas.Path).Append(KeyValuePair.Create(areas.Path, areas.Text))) };
        var result = TerritoryImport.Run(request);

        Assert.Empty(result.Faults);
        Assert.Equal(1, result.Counts.Districts);
        Assert.DoesNotContain("256,", result.Text("areas/districts-before-2025-07-01.csv"), StringComparison.Ordinal);
        Assert.Equal("256@2006-01-01", Imports.Loaded(request, result).Unit("09001@2006-01-01").Parent!.Key.ToString());
    }

    [Fact]
    public void A_unit_begins_after_the_one_that_bore_its_code_before()
    {
        var areas = SmallCatalogue.Append("areas/areas.csv", "09001,commune,Xã Vũ Ninh,,27,2004-07-08,2006-12-31");
        var request = Imports.Request() with { Known = SmallCatalogue.Files(SmallCatalogue.Tables.Where(t => t.Key != areas.Path).Append(KeyValuePair.Create(areas.Path, areas.Text))) };
        var result = TerritoryImport.Run(request);

        Assert.Empty(result.Faults);
        Assert.Equal("Phường Vũ Ninh", Imports.Loaded(request, result).Unit("09001@2007-01-01").Name);
    }

    [Fact]
    public void Provinces_that_the_catalogue_lacks_are_added_and_the_others_left_as_they_are()
    {
        var request = Imports.Request(units: Imports.UnitHeader + "90001,Xã Mới,Xã,98\n", lineage: Imports.LineageHeader)
            with { Provinces = Imports.File("provinces.csv", Imports.ProvinceHeader + "24,tỉnh Bắc Ninh\n98,tỉnh Mới\n") };
        var result = TerritoryImport.Run(request);

        Assert.Empty(result.Faults);
        var catalogue = Imports.Loaded(request, result);
        Assert.Equal("Bắc Ninh", catalogue.Unit("24@2025-07-01").Name);
        Assert.Equal("tỉnh Mới", catalogue.Unit("90001@2025-07-01").Parent!.Name);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("Xã \"Ngoặc, kép\"")]
    [InlineData("'; DROP TABLE areas; --")]
    public void A_name_is_data_and_stays_as_it_is(string name)
    {
        var cell = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var request = Imports.Request(units: Imports.Units.Replace("Phường Võ Cường", cell, StringComparison.Ordinal));

        Assert.Equal(name, Imports.Loaded(request, TerritoryImport.Run(request)).Unit("09004@2025-07-01").Name);
    }

    [Fact]
    public void A_catalogue_with_faults_takes_no_import()
    {
        var known = SmallCatalogue.Files(SmallCatalogue.Tables.Append(KeyValuePair.Create("areas/bad.csv", SmallCatalogue.AreaHeader + "1,province,X,,ZZ,2004-07-08,\n")));
        var result = TerritoryImport.Run(Imports.Request(soundOnly: true) with { Known = known });

        Assert.False(result.IsAccepted);
        Assert.True(result.IsKnownFaulty);
        Assert.Empty(result.Files);
        Assert.Equal("areas/bad.csv", Assert.Single(result.Faults).File);
    }
}
