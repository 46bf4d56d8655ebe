using System.CommandLine;
using Google.Protobuf;
using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Catalogue;

/// <summary><c>telemetry catalogue import</c>: hands a change of territory to the service and prints every fault that it found.</summary>
internal sealed class ImportCommand(ToolContext context)
{
    private const int FaultsShown = 50;
    private const long LargestFileBytes = 16 * 1024 * 1024;

    private readonly Option<string> _on = context.Option<string>("--on", CatalogueWords.On, "DAY", required: true);
    private readonly Option<string?> _validFrom = context.Option<string?>("--valid-from", CatalogueWords.ValidFrom, "DAY");
    private readonly Option<string?> _provinces = context.Option<string?>("--provinces", CatalogueWords.Provinces, "FILE");
    private readonly Option<string?> _units = context.Option<string?>("--units", CatalogueWords.Units, "FILE");
    private readonly Option<string?> _unitsBefore = context.Option<string?>("--units-before", CatalogueWords.UnitsBefore, "FILE");
    private readonly Option<string?> _lineage = context.Option<string?>("--lineage", CatalogueWords.Lineage, "FILE");
    private readonly Option<bool> _soundOnly = context.Option<bool>("--sound-only", CatalogueWords.SoundOnly);
    private readonly Option<bool> _replace = context.Option<bool>("--replace", CatalogueWords.Replace);
    private readonly Option<bool> _dryRun = context.Option<bool>("--dry-run", CatalogueWords.DryRun);

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var import = new ImportCommand(context);
        var command = context.Command(
            "import",
            CatalogueWords.Import,
            "telemetry catalogue import --on 2025-07-01 --units communes-2025.csv --units-before communes-before-2025.csv --lineage lineage-2025.csv --dry-run");
        command.Options.Add(import._on);
        command.Options.Add(import._validFrom);
        command.Options.Add(import._provinces);
        command.Options.Add(import._units);
        command.Options.Add(import._unitsBefore);
        command.Options.Add(import._lineage);
        command.Options.Add(import._soundOnly);
        command.Options.Add(import._replace);
        command.Options.Add(import._dryRun);
        context.Act(command, import.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
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
        using var connection = context.Connection.Open(parsed);
        var response = await new AdminService.AdminServiceClient(connection.Channel).ImportTerritoryAsync(request, connection.Call(cancellationToken));
        if (output.IsJson)
        {
            output.Json(ImportJson(response, request.DryRun));
        }
        else
        {
            Print(response, request.DryRun, output);
        }

        return response.Accepted ? ExitCode.Done : ExitCode.Refused;
    }

    private static CsvFile? Read(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } path
        ? new CsvFile { Name = Path.GetFileName(path), Content = UnsafeByteOperations.UnsafeWrap(InputFile.Read(option.Name, path, LargestFileBytes)) }
        : null;

    private static object ImportJson(ImportTerritoryResponse response, bool isDryRun) => new
    {
        response.Accepted,
        DryRun = isDryRun,
        response.FaultCount,
        Faults = response.Faults.Select(f => new { f.File, f.Line, f.Key, f.Problem, f.Expected }),
        Remarks = response.Remarks.Select(r => new { r.File, r.Line, r.Text }),
        Counts = new
        {
            response.Counts.Provinces,
            response.Counts.Districts,
            response.Counts.CommunesBefore,
            response.Counts.CommunesAfter,
            response.Counts.WholeSuccessions,
            response.Counts.PartSuccessions,
            response.Counts.AlreadyKnown,
            response.Counts.FaultyRows,
            response.Counts.LeftOutWithUnit,
        },
        Tables = response.Tables.ToArray(),
        response.CatalogueVersion,
    };

    private static void Print(ImportTerritoryResponse response, bool isDryRun, ToolOutput output)
    {
        foreach (var remark in response.Remarks)
        {
            output.Line(CatalogueWords.Remark, remark.File, LineNumber(remark.Line), remark.Text);
        }

        foreach (var fault in response.Faults.Take(FaultsShown))
        {
            output.Note(CatalogueWords.Fault, fault.File, LineNumber(fault.Line), fault.Key, fault.Problem, fault.Expected);
        }

        if (response.FaultCount > 0)
        {
            output.Note(response.FaultCount == 1 ? CatalogueWords.OneFault : response.FaultCount > FaultsShown ? CatalogueWords.FaultsShown : CatalogueWords.Faults, response.FaultCount, FaultsShown);
        }

        PrintCounts(response.Counts, output);
        var tables = string.Join(", ", response.Tables);
        if (!response.Accepted)
        {
            output.Note(CatalogueWords.NothingWritten);
        }
        else if (isDryRun)
        {
            output.Line(CatalogueWords.DryRunDone, tables);
        }
        else
        {
            output.Line(CatalogueWords.Written, tables, response.CatalogueVersion);
        }
    }

    // file:line as every editor understands it, without a thousands dot.
    private static string LineNumber(int line) => line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void PrintCounts(TerritoryCounts counts, ToolOutput output) => output.Table(
        [new Column(CatalogueWords.What), new Column(CatalogueWords.Count, IsNumber: true)],
        new (Phrase What, int Count)[]
        {
            (CatalogueWords.NewProvinces, counts.Provinces),
            (CatalogueWords.Districts, counts.Districts),
            (CatalogueWords.CommunesBefore, counts.CommunesBefore),
            (CatalogueWords.CommunesAfter, counts.CommunesAfter),
            (CatalogueWords.WholeSuccessions, counts.WholeSuccessions),
            (CatalogueWords.PartSuccessions, counts.PartSuccessions),
            (CatalogueWords.AlreadyKnown, counts.AlreadyKnown),
            (CatalogueWords.FaultyRows, counts.FaultyRows),
            (CatalogueWords.LeftOut, counts.LeftOutWithUnit),
        }.Select(row => new[] { output.Say(row.What), NumberText.Whole(output.Language, row.Count) }));
}
