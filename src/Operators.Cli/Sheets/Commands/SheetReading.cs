using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary>From the command line to a sheet's figures.</summary>
internal static class SheetReading
{
    /// <summary>Reads the file with its mapping and the service's catalogue.</summary>
    /// <exception cref="UnusableException">File or mapping cannot be used.</exception>
    public static Task<SheetFigures> ReadAsync(TelemetryClient client, SheetOptions options, ParseResult parsed, ToolOutput output, CancellationToken cancellationToken) =>
        output.ProgressAsync(SheetWords.Reading, async _ =>
        {
            var file = parsed.GetValue(options.File)!;
            var period = options.PeriodOf(parsed);
            var mapping = SheetFile.Mapping(file, parsed.GetValue(options.Mapping));
            var workbook = SheetFile.Workbook(file);
            var catalogue = KnownCatalogueMapper.Map(await client.GetCatalogueAsync(cancellationToken));
            return Bounded(SheetExtractor.Extract(workbook, mapping with { Kind = options.KindOf(parsed) ?? mapping.Kind }, catalogue, period));
        });

    /// <summary>The same, with a fault where it is more than one submission holds.</summary>
    public static SheetFigures Bounded(SheetFigures figures) => figures.Entries.Count <= SheetSubmission.MostInList || SheetSubmission.IsFull(figures)
        ? figures
        : figures with { Remarks = [.. figures.Remarks, RemarkWords.TooManyCells(figures.Entries.Count, SheetSubmission.MostInList)] };
}
