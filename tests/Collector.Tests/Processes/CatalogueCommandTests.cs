using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Processes;

/// <summary><c>catalogue import</c> and <c>catalogue check</c>, in processes of their own.</summary>
public sealed class CatalogueCommandTests : IDisposable
{
    private const string Units = "code,name,kind,province_code,lat\n09001,Phường Kinh Bắc,Phường,24,21.1\n";
    private const string Before = "code,name,kind,district_code,district,province_code,province\n"
        + "09001,Phường Vũ Ninh,Phường,256,Thành phố Bắc Ninh,27,Tỉnh Bắc Ninh\n07213,Xã Song Mai,Xã,213,Thành phố Bắc Giang,24,Tỉnh Bắc Giang\n";
    private const string Lineage = "old_code,new_code,old_is_divided\n09001,09001,False\n07213,09001,False\n";

    private readonly TemporaryFolder _folder = new();

    private string Into => Path.Combine(_folder.Path, "host");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_imported_loads_with_the_default_catalogue_and_a_second_run_changes_nothing()
    {
        var (exit, output, errors) = await ImportAsync(Units, Before, Lineage);
        var written = Snapshot();
        var again = await ImportAsync(Units, Before, Lineage);
        var check = await CollectorProcess.RunAsync("catalogue", "check", "--catalogue", Into);

        Assert.True(exit == 0, errors + output);
        Assert.Contains("columns that are not read: 'kind', 'lat'", output, StringComparison.Ordinal);
        Assert.Contains($"--catalogue {Into}", output, StringComparison.Ordinal);
        Assert.Equal(
            ["areas/communes-before-2025-07-01.csv", "areas/communes-from-2025-07-01.csv", "areas/districts-before-2025-07-01.csv", "lineage/communes-2025-07-01.csv"],
            written.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("07213,commune,Xã Song Mai,,213@2025-01-01,2025-01-01,2025-06-30", written["areas/communes-before-2025-07-01.csv"], StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(written, Snapshot());
        Assert.True(check.ExitCode == 0, check.Errors);
        Assert.Matches("version [0-9a-f]{64}", check.Output);
        Assert.Matches("commune +3 ", check.Output);
    }

    [Fact]
    public async Task With_a_fault_nothing_is_written_and_the_list_of_faults_is_complete()
    {
        var list = Path.Combine(_folder.Path, "faults.csv");
        var faulty = Units + string.Concat(Enumerable.Range(0, 60).Select(i => $"=1+{i},Phường X,Phường,24,0\n"));

        var (exit, output, errors) = await ImportAsync(faulty, Before, Lineage, "--faults", list);

        Assert.Equal(2, exit);
        Assert.Contains($"{Path.Combine(_folder.Path, "units.csv")}:3: =1+0/code: '=1+0'; expected 5 digits, leading zeros included", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("=1+50/", errors, StringComparison.Ordinal);
        Assert.Contains("60 faults, of which 50 are shown", errors, StringComparison.Ordinal);
        Assert.Contains("--sound-only", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Next:", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Into));
        var lines = await File.ReadAllLinesAsync(list);
        Assert.Equal(61, lines.Length);
        Assert.Contains("\"'=1+59/code\"", lines[60], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sound_part_is_imported_where_that_is_asked_for()
    {
        var (exit, output, errors) = await ImportAsync(Units + "9,Phường X,Phường,24,0\n", Before, Lineage, "--sound-only");

        Assert.Equal(0, exit);
        Assert.Contains("1 fault", errors, StringComparison.Ordinal);
        Assert.Contains("Next:", output, StringComparison.Ordinal);
        Assert.Equal(2, Snapshot()["areas/communes-from-2025-07-01.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_table_that_is_there_and_differs_is_replaced_only_where_that_is_asked_for()
    {
        var foreign = Path.Combine(Into, "lineage", "communes-2025-07-01.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(foreign)!);
        await File.WriteAllTextAsync(foreign, "predecessor,successor,on,extent\n");

        var refused = await ImportAsync(Units, Before, Lineage);
        var dry = await ImportAsync(Units, Before, Lineage, "--replace", "--dry-run");
        var untouched = Snapshot();
        var replaced = await ImportAsync(Units, Before, Lineage, "--replace");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"{foreign} is there and differs", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, dry.ExitCode);
        Assert.Equal("predecessor,successor,on,extent\n", Assert.Single(untouched).Value);
        Assert.Equal(0, replaced.ExitCode);
        Assert.Equal(4, Snapshot().Count);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_options_is_listed_at_once()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        var (exit, _, errors) = await CollectorProcess.RunAsync("catalogue", "import", "--into", Path.Combine(file, "sub"), "--on", "2025-13-01", "--valid-from", "2030", "--units", "/does/not/exist.csv");
        var nothing = await CollectorProcess.RunAsync("catalogue", "import", "--into", Into, "--on", "2025-07-01");
        var late = await CollectorProcess.RunAsync("catalogue", "import", "--into", Into, "--on", "2025-07-01", "--valid-from", "2025-07-01");

        Assert.Equal((2, 2, 2), (exit, nothing.ExitCode, late.ExitCode));
        foreach (var option in new[] { "--into", "--on", "--valid-from", "--units" })
        {
            Assert.Contains(option, errors, StringComparison.Ordinal);
        }

        Assert.Contains("nothing to import", nothing.Errors, StringComparison.Ordinal);
        Assert.Contains("before --on", late.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors + nothing.Errors + late.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_lists_every_fault_of_a_catalogue()
    {
        Directory.CreateDirectory(Path.Combine(Into, "areas"));
        await File.WriteAllTextAsync(Path.Combine(Into, "areas", "x.csv"), "code,level,name,name_en,parent,valid_from,valid_to\n09001,commune,,,24,2025-07-01,\n09002,commune,X,,99,2025-07-01,\n");

        var (exit, output, errors) = await CollectorProcess.RunAsync("catalogue", "check", "--catalogue", Into);

        Assert.Equal(2, exit);
        Assert.Contains("version ", output, StringComparison.Ordinal);
        Assert.Contains("areas/x.csv:2: 09001@2025-07-01/name", errors, StringComparison.Ordinal);
        Assert.Contains("areas/x.csv:3: 09002@2025-07-01/parent", errors, StringComparison.Ordinal);
        Assert.Contains("2 faults", errors, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Errors)> ImportAsync(string units, string before, string lineage, params string[] options)
    {
        string[] arguments = ["catalogue", "import", "--into", Into, "--on", "2025-07-01", "--units", Give("units.csv", units), "--units-before", Give("before.csv", before), "--lineage", Give("lineage.csv", lineage), .. options];
        return await CollectorProcess.RunAsync(arguments);
    }

    private string Give(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    private Dictionary<string, string> Snapshot() => Directory.EnumerateFiles(Into, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(Into, f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
}
