using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Catalogue.Import;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// <c>catalogue import</c>: a change of territory from CSV files into a catalogue folder. Exit codes: 0 imported (with
/// <c>--sound-only</c> also where faults were listed), 2 nothing was written.
/// </summary>
internal sealed class ImportCommand
{
    private const int FaultsShown = 50;
    private const int RemarksShown = 10;

    private readonly Option<string> _into = new("--into") { Description = "Catalogue folder that the tables are written to; made where it is not there", Required = true };
    private readonly Option<string?> _on = new("--on") { Description = "Day of the change, yyyy-MM-dd: the new units' first day, the day after the old ones' last", Required = true };
    private readonly Option<string?> _validFrom = new("--valid-from") { Description = "First day of the old units, yyyy-MM-dd; a unit never begins before the one it lies in. Without it: with that one" };
    private readonly Option<string?> _provinces = new("--provinces") { Description = "CSV of the provinces since the change: code,name. Only those that the catalogue lacks are added" };
    private readonly Option<string?> _units = new("--units") { Description = "CSV of the communes since the change: code,name,province_code" };
    private readonly Option<string?> _unitsBefore = new("--units-before") { Description = "CSV of the communes until the change: code,name,district_code,district,province_code. Districts are taken from its rows" };
    private readonly Option<string?> _lineage = new("--lineage") { Description = "CSV of which commune became which: old_code,new_code,old_is_divided (True, False); a divided one has a row for each new one" };
    private readonly Option<bool> _soundOnly = new("--sound-only") { Description = "Leave out the rows with faults, and what depends on them, and import the rest. Without it: everything or nothing" };
    private readonly Option<bool> _replace = new("--replace") { Description = "Replace tables of an earlier import that differ from this one's" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would be written" };
    private readonly Option<string?> _faults = new("--faults") { Description = "CSV file for the complete list of faults; the console shows the first 50" };

    public static Command Create(SharedOptions shared)
    {
        var import = new ImportCommand();
        var command = new Command("import", "Reads units and lineage from CSV files into a catalogue folder; lists every fault with file and line")
        {
            import._into, import._on, import._validFrom, import._provinces, import._units, import._unitsBefore, import._lineage,
            import._soundOnly, import._replace, import._dryRun, import._faults,
        };
        command.SetAction((parsed, _) => Guard.RunAsync(() => Task.FromResult(import.Run(parsed, shared.Read(parsed)))));
        return command;
    }

    private int Run(ParseResult parsed, CollectorOptions options)
    {
        var watch = Stopwatch.StartNew();
        var into = new ImportFolder(parsed.GetValue(_into)!);
        var request = Request(parsed, options, into);
        var result = TerritoryImport.Run(request);

        foreach (var remark in result.Remarks.Take(RemarksShown))
        {
            Console.WriteLine($"remark: {remark}");
        }

        if (result.Remarks.Count > RemarksShown)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"remark: and {result.Remarks.Count - RemarksShown} more"));
        }

        if (result.Faults.Count > 0)
        {
            FaultList.Print(result.Faults, FaultsShown);
        }

        WriteFaults(parsed, result.Faults);
        if (!result.IsKnownFaulty)
        {
            PrintCounts(result.Counts, watch.Elapsed);
        }

        if (!result.IsAccepted)
        {
            Console.Error.WriteLine((result.IsKnownFaulty, request.SoundOnly) switch
            {
                (true, _) => "Nothing was written: these are faults of the catalogue that the import would come on top of. Correct it first.",
                (_, true) => "Nothing was written: a file is no such table, or what is sound would make no catalogue.",
                _ => "Nothing was written. Correct the files, or import what is sound with --sound-only.",
            });
            return Guard.CouldNotStart;
        }

        return Write(parsed, into, result);
    }

    private int Write(ParseResult parsed, ImportFolder into, ImportResult result)
    {
        var differing = into.Differing(result.Files);
        if (differing.Count > 0 && !parsed.GetValue(_replace))
        {
            throw new StartException([.. differing.Select(f => $"{f} is there and differs"), "Nothing was written. Give --replace to have this import's tables instead, or another folder with --into."]);
        }

        if (parsed.GetValue(_dryRun))
        {
            Console.WriteLine($"Dry run: nothing was written. To be written into {into.Path}: {string.Join(", ", result.Files.Select(f => f.Key))}");
            return 0;
        }

        into.Write(result.Files);
        foreach (var (path, bytes) in result.Files)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}  {bytes.Length} bytes"));
        }

        Console.WriteLine($"Next: start the collector with --catalogue {into.Path} (beside other --catalogue folders, this one last). Catalogue version {result.Catalogue!.Version}");
        return 0;
    }

    private ImportRequest Request(ParseResult parsed, CollectorOptions options, ImportFolder into)
    {
        var problems = new List<string>(into.Validate());
        var on = Day(parsed, _on, problems);
        var validFrom = Day(parsed, _validFrom, problems);
        if (validFrom >= on)
        {
            problems.Add($"--valid-from is {parsed.GetValue(_validFrom)}; expected a day before --on, {parsed.GetValue(_on)}");
        }

        var files = new[] { _provinces, _units, _unitsBefore, _lineage }.ToDictionary(o => o, o => ImportFolder.ReadInput(o.Name, parsed.GetValue(o), problems));
        if (files.Values.All(f => f is null) && problems.Count == 0)
        {
            problems.Add("nothing to import; expected one or more of --provinces, --units, --units-before, --lineage");
        }

        if (parsed.GetValue(_faults) is { } list && files.Values.Any(f => f is not null && System.IO.Path.GetFullPath(f.Name) == System.IO.Path.GetFullPath(list)))
        {
            problems.Add($"--faults is {list}, which is to be read");
        }

        if (problems.Count > 0)
        {
            throw new StartException(problems);
        }

        return new ImportRequest
        {
            Known = Stores.ReadCatalogue(options with { CatalogueFolders = [.. options.CatalogueFolders, .. into.Exists ? new[] { into.Path } : []] }),
            On = on!.Value,
            ValidFrom = validFrom,
            Provinces = files[_provinces],
            Units = files[_units],
            UnitsBefore = files[_unitsBefore],
            Lineage = files[_lineage],
            SoundOnly = parsed.GetValue(_soundOnly),
        };
    }

    private static DateOnly? Day(ParseResult parsed, Option<string?> option, List<string> problems)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        if (ImportRequest.TryReadDay(text, out var day))
        {
            return day;
        }

        problems.Add($"{option.Name} is '{text}'; expected a day from 1901 to 2200, written yyyy-MM-dd");
        return null;
    }

    private void WriteFaults(ParseResult parsed, IReadOnlyList<CatalogueFault> faults)
    {
        if (parsed.GetValue(_faults) is { } path)
        {
            ImportFolder.Attempt(path, () => FaultList.Write(path, faults));
        }
    }

    private static void PrintCounts(ImportCounts counts, TimeSpan elapsed)
    {
        Line("provinces, new", counts.Provinces);
        Line("districts, from the old communes", counts.Districts);
        Line("communes until the change", counts.CommunesBefore);
        Line("communes since the change", counts.CommunesAfter);
        Line("successions, whole", counts.WholeSuccessions);
        Line("successions, part", counts.PartSuccessions);
        Line("units that the catalogue had already", counts.AlreadyKnown);
        Line("rows with faults", counts.FaultyRows);
        Line("lineage rows left out with their unit", counts.LeftOutWithUnit);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"read and checked in {elapsed.TotalSeconds:0.0} s"));

        static void Line(string what, int count) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40}{count,7}"));
    }
}
