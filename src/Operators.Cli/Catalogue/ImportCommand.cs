using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Telemetry.Operators.Cli.Connection;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Catalogue;

/// <summary><c>telemetry catalogue import</c>: hands a change of territory to the service and prints every fault that it found.</summary>
internal sealed class ImportCommand
{
    private const int FaultsShown = 50;
    private const long LargestFileBytes = 16 * 1024 * 1024;

    private readonly Option<string> _on = new("--on") { Description = "Day of the change, yyyy-MM-dd: the new units' first day, the day after the old ones' last", Required = true };
    private readonly Option<string?> _validFrom = new("--valid-from") { Description = "First day of the old units, yyyy-MM-dd. Without it: each one's parent's first day" };
    private readonly Option<string?> _provinces = new("--provinces") { Description = "CSV of the provinces since the change: code,name" };
    private readonly Option<string?> _units = new("--units") { Description = "CSV of the communes since the change: code,name,province_code" };
    private readonly Option<string?> _unitsBefore = new("--units-before") { Description = "CSV of the communes until the change: code,name,district_code,district,province_code" };
    private readonly Option<string?> _lineage = new("--lineage") { Description = "CSV of which commune became which: old_code,new_code,old_is_divided" };
    private readonly Option<bool> _soundOnly = new("--sound-only") { Description = "Leave out the rows with faults, and what depends on them. Without it: everything or nothing" };
    private readonly Option<bool> _replace = new("--replace") { Description = "Replace the tables of an earlier import of that day" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would be written" };

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection)
    {
        var import = new ImportCommand();
        var command = new Command("import", "Reads units and lineage from CSV files into the service's catalogue; lists every fault with file and line")
        {
            import._on, import._validFrom, import._provinces, import._units, import._unitsBefore, import._lineage,
            import._soundOnly, import._replace, import._dryRun,
        };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() => import.RunAsync(parsed, connection, cancellationToken)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ConnectionOptions connection, CancellationToken cancellationToken)
    {
        var request = new ImportTerritoryRequest
        {
            On = parsed.GetValue(_on),
            ValidFrom = parsed.GetValue(_validFrom) ?? "",
            Provinces = Read(parsed, _provinces),
            Units = Read(parsed, _units),
            UnitsBefore = Read(parsed, _unitsBefore),
            Lineage = Read(parsed, _lineage),
            SoundOnly = parsed.GetValue(_soundOnly),
            Replace = parsed.GetValue(_replace),
            DryRun = parsed.GetValue(_dryRun),
        };
        var (channel, headers) = connection.Open(parsed);
        using (channel)
        {
            var response = await new AdminService.AdminServiceClient(channel).ImportTerritoryAsync(request, headers, cancellationToken: cancellationToken);
            Print(response, request.DryRun);
            return response.Accepted ? ExitCode.Done : ExitCode.Refused;
        }
    }

    private static CsvFile? Read(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } path
        ? new CsvFile { Name = Path.GetFileName(path), Content = UnsafeByteOperations.UnsafeWrap(InputFile.Read(option.Name, path, LargestFileBytes)) }
        : null;

    private static void Print(ImportTerritoryResponse response, bool isDryRun)
    {
        foreach (var remark in response.Remarks)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"remark: {remark.File}:{remark.Line}: {remark.Text}"));
        }

        foreach (var fault in response.Faults.Take(FaultsShown))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault.File}:{fault.Line}: {fault.Key}: {fault.Problem}; expected {fault.Expected}"));
        }

        if (response.FaultCount > 0)
        {
            var rest = response.FaultCount > FaultsShown ? $", of which {FaultsShown} are shown" : "";
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{response.FaultCount} {(response.FaultCount == 1 ? "fault" : "faults")}{rest}"));
        }

        PrintCounts(response.Counts);
        if (!response.Accepted)
        {
            Console.Error.WriteLine("Nothing was written. Correct the files, or import what is sound with --sound-only.");
        }
        else if (isDryRun)
        {
            Console.WriteLine($"Dry run: nothing was written. To be written: {string.Join(", ", response.Tables)}");
        }
        else
        {
            Console.WriteLine($"Written: {string.Join(", ", response.Tables)}. It counts from the service's next start on. Catalogue version {response.CatalogueVersion}");
        }
    }

    private static void PrintCounts(TerritoryCounts counts)
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

        static void Line(string what, int count) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40}{count,7}"));
    }
}
