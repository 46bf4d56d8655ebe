using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Collector.Hosting;

/// <summary><c>catalogue import | check</c>: work on catalogue folders; no data folder is opened.</summary>
internal static class CatalogueCommands
{
    public static Command Create(SharedOptions shared) => new("catalogue", "Imports units and lineage into a catalogue folder, and checks a catalogue")
    {
        ImportCommand.Create(shared), Check(shared),
    };

    private static Command Check(SharedOptions shared)
    {
        var command = new Command("check", "Loads the default catalogue with the --catalogue folders; lists every fault with file and line, or prints version and counts");
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
        {
            var files = Stores.ReadCatalogue(shared.Read(parsed));
            var watch = Stopwatch.StartNew();
            var result = CatalogueLoader.Load(files);
            var elapsed = watch.Elapsed;
            Console.WriteLine($"version {files.Version}");
            if (result.Catalogue is { } catalogue)
            {
                Print(catalogue, elapsed);
                return Task.FromResult(0);
            }

            FaultList.Print(result.Faults, most: int.MaxValue);
            return Task.FromResult(Guard.CouldNotStart);
        }));
        return command;
    }

    private static void Print(Catalogue.Catalogue catalogue, TimeSpan elapsed)
    {
        foreach (var level in Enum.GetValues<AreaLevel>())
        {
            var units = catalogue.Areas.Where(a => a.Level == level).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{level.ToString().ToLowerInvariant(),-12}{units.Count,7}  of which {units.Count(u => u.ValidTo is null)} have no end"));
        }

        Line("successions", catalogue.Areas.Sum(a => a.Successors.Count));
        Line("sources", catalogue.Sources.Count);
        Line("metrics", catalogue.Metrics.Count);
        Line("indicators", catalogue.Indicators.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no fault; loaded in {elapsed.TotalMilliseconds:0} ms"));

        static void Line(string what, int count) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-12}{count,7}"));
    }
}
