namespace Telemetry.Catalogue.Tests;

/// <summary>A host changes or extends the default catalogue with folders of its own.</summary>
public sealed class OverlayTests : IDisposable
{
    private readonly string _overlay = Directory.CreateTempSubdirectory("telemetry-catalogue-").FullName;

    public void Dispose() => Directory.Delete(_overlay, recursive: true);

    [Fact]
    public void A_file_of_the_same_path_replaces_the_default_one()
    {
        Write("sources/telecom-operators.csv", "code,kind,name,name_en,territory,valid_from,valid_to\nvnpt,operator,Tập đoàn VNPT,,VN,,\n");
        Write("calendar/telecom.csv", "code,sources,metrics,level,areas,frequency,due_month,due_day,valid_from,valid_to\nhost-bts,vnpt,bts.sites,province,,month,1,15,,\n");

        var catalogue = SmallCatalogue.Sound(CatalogueLoader.Load(CatalogueFiles.Read(Repository.DefaultCatalogue, _overlay)));

        Assert.Equal("Tập đoàn VNPT", catalogue.Sources["vnpt"].Name);
        Assert.False(catalogue.Sources.ContainsKey("viettel"));
        Assert.True(catalogue.Sources.ContainsKey("vnpost"));
        Assert.Equal([15], catalogue.Calendar.Where(l => l.Sources.Contains(catalogue.Sources["vnpt"])).Select(l => l.DueDay));
    }

    [Fact]
    public void A_file_of_another_path_is_added()
    {
        Write("sources/host/more.csv", "code,kind,name,name_en,territory,valid_from,valid_to\nitel,operator,iTel,,VN,,\n");
        Write("areas/communes-22.csv", SmallCatalogue.AreaHeader + "06670,commune,Phường Hà Tu,,22,2025-07-01,\n");

        var catalogue = SmallCatalogue.Sound(CatalogueLoader.Load(CatalogueFiles.Read(Repository.DefaultCatalogue, _overlay)));

        Assert.True(catalogue.Sources["itel"].MayReport(catalogue.Unit("06670@2025-07-01")));
        Assert.Equal("22", catalogue.Unit("06670@2025-07-01").Parent?.Code);
    }

    [Fact]
    public void A_code_given_in_two_files_is_a_fault_that_names_both()
    {
        Write("sources/zz.csv", "code,kind,name,name_en,territory,valid_from,valid_to\nvnpt,operator,VNPT,,VN,,\n");

        var fault = Assert.Single(CatalogueLoader.Load(CatalogueFiles.Read(Repository.DefaultCatalogue, _overlay)).Faults);

        Assert.Equal("sources/zz.csv:2: vnpt/code: already given in sources/telecom-operators.csv:2; expected a code used once", fault.ToString());
    }

    [Fact]
    public void The_version_is_that_of_paths_and_bytes()
    {
        var plain = CatalogueFiles.Read(Repository.DefaultCatalogue).Version;
        Write("sources/more.csv", "code,kind,name,name_en,territory,valid_from,valid_to\n");

        Assert.Equal(plain, CatalogueFiles.Read(Repository.DefaultCatalogue).Version);
        Assert.Matches("^[0-9a-f]{64}$", plain);
        Assert.NotEqual(plain, CatalogueFiles.Read(Repository.DefaultCatalogue, _overlay).Version);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_overlay, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
