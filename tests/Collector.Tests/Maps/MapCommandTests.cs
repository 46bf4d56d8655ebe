using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Maps;

/// <summary><c>maps import</c>, in processes of its own.</summary>
public sealed class MapCommandTests : IDisposable
{
    private const string Sound = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"ma":"194"},"geometry":{"type":"Polygon","coordinates":[[[107,21],[107.1,21],[107.1,21.1],[107,21]]]}}]}
        """;

    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_map_goes_into_the_data_folder_and_a_faulty_one_changes_nothing()
    {
        var (exit, output, errors) = await ImportAsync(Sound, "--code-property", "ma", "--valid-from", "2024-01-01");

        Assert.True(exit == 0, errors + output);
        Assert.Contains("Quảng Ninh: 1 district(s), 3 points", output, StringComparison.Ordinal);
        var before = Files();
        Assert.Equal(["22@2004-07-08/district@2024-01-01.json"], before.Keys);

        var refused = await ImportAsync(Sound.Replace("107.1,21.1", "21.1,107.1", StringComparison.Ordinal), "--code-property", "ma", "--valid-from", "2024-01-01");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("feature 1: position [21.1, 107.1] is not in Vietnam: the latitude comes first; expected longitude, latitude", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("1 fault. Nothing was written.", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("2024-13-01", "--valid-from is '2024-13-01'; expected a day")]
    [InlineData("2026-01-01", "the code '194' is of no unit on 2026-01-01")]
    public async Task A_day_that_does_not_fit_is_told(string day, string message)
    {
        var (exit, _, errors) = await ImportAsync(Sound, "--code-property", "ma", "--valid-from", day);

        Assert.Equal(2, exit);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    private Task<(int ExitCode, string Output, string Errors)> ImportAsync(string json, params string[] more)
    {
        var file = Path.Combine(_folder.Path, "units.geojson");
        File.WriteAllText(file, json);
        return CollectorProcess.RunAsync(["maps", "import", file, "--data", Data, .. more]);
    }

    private Dictionary<string, string> Files()
    {
        var maps = Path.Combine(Data, "maps");
        return Directory.Exists(maps)
            ? Directory.EnumerateFiles(maps, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(maps, f).Replace('\\', '/'), File.ReadAllText)
            : [];
    }
}
