using System.CommandLine;
using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Catalogue.Import;
using Telemetry.Portal.Maps.Import;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// <c>maps import</c>: GeoJSON of districts or communes into the data folder, from where a running portal takes it at the next question. Exit codes: 0 imported,
/// 2 nothing was written.
/// </summary>
internal sealed class MapCommands
{
    private const int FaultsShown = 200;

    // Below this it is read before anybody could look at a number.
    private const long WorthProgressBytes = 4 * 1024 * 1024;

    private readonly Argument<string> _file = new("file") { Description = "GeoJSON FeatureCollection of polygons: longitude, latitude in degrees (WGS 84)" };
    private readonly Option<string> _codeProperty = new("--code-property") { Description = "Property with each unit's code of the statistics office", DefaultValueFactory = _ => "code" };
    private readonly Option<string?> _validFrom = new("--valid-from") { Description = "Day whose boundaries are drawn, yyyy-MM-dd. Default: today" };

    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var maps = new MapCommands();
        var import = new Command("import", "Checks a GeoJSON file of districts or communes, lists every fault with its feature, and puts compact maps into the data folder")
        {
            maps._file, maps._codeProperty, maps._validFrom,
        };
        import.SetAction((parsed, _) => Guard.RunAsync(() => Task.FromResult(maps.Run(parsed, shared.Read(parsed), time))));
        return new Command("maps", "Maps of districts and communes for the portal's pages") { import };
    }

    private int Run(ParseResult parsed, CollectorOptions options, TimeProvider time)
    {
        var file = parsed.GetValue(_file)!;
        var content = Read(file);
        var progress = content.Length > WorthProgressBytes ? ConsoleProgress.OfBytes("reading", content.Length) : null;
        var result = MapImport.Run(new MapImportRequest
        {
            Catalogue = Stores.LoadCatalogue(options),
            GeoJson = content,
            Day = Day(parsed, time),
            CodeProperty = parsed.GetValue(_codeProperty)!,
            Progress = progress,
        });
        return result.Faults.Count > 0 ? Refuse(result.Faults) : Write(options.MapFolder, result.Maps);
    }

    private static int Refuse(IReadOnlyList<MapFault> faults)
    {
        foreach (var fault in faults.Take(FaultsShown))
        {
            Console.Error.WriteLine(fault);
        }

        var rest = faults.Count > FaultsShown ? $", of which {FaultsShown} are shown" : "";
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")}{rest}. Nothing was written."));
        return Guard.CouldNotStart;
    }

    private static int Write(string folder, IReadOnlyList<ImportedMap> maps)
    {
        new ImportFolder(folder).Write([.. maps.Select(m => KeyValuePair.Create(m.Path, m.Content))]);
        foreach (var map in maps)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Path.Combine(folder, map.Path)}  {map.Province.Name}: {map.Units} {map.Level.ToString().ToLowerInvariant()}(s), {map.Points} points, {map.Content.Length} bytes"));
        }

        Console.WriteLine("A portal on this data folder shows them from its next page on.");
        return 0;
    }

    private static byte[] Read(string file)
    {
        var problems = new List<string>();
        return ImportFolder.ReadInput("file", file, problems, MapImportRequest.LargestBytes)?.Bytes ?? throw new StartException(problems);
    }

    private DateOnly Day(ParseResult parsed, TimeProvider time)
    {
        if (parsed.GetValue(_validFrom) is not { } text)
        {
            return VietnamTime.DayOf(time.GetUtcNow());
        }

        return ImportRequest.TryReadDay(text, out var day)
            ? day
            : throw new StartException([$"--valid-from is '{text}'; expected a day from 1901 to 2200, written yyyy-MM-dd"]);
    }
}
