using System.CommandLine;
using System.Text;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Guessing;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary><c>--guess</c>: proposes a mapping, shows what was understood, and writes it to be kept. Sends nothing.</summary>
internal sealed class GuessRun(ToolContext context, SheetOptions options, TimeProvider time)
{
    public async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(options.File)!;
        var target = parsed.GetValue(options.Mapping) ?? MappingFiles.Own(file);
        OutputFile.Check(target, parsed.GetValue(options.Force));
        var workbook = SheetFile.Workbook(file);
        await using var client = context.Connection.OpenClient(parsed);
        var catalogue = KnownCatalogueMapper.Map(await client.GetCatalogueAsync(cancellationToken));
        var guess = Guesser.Run(workbook, catalogue, options.PeriodOf(parsed), parsed.GetValue(options.Area), DateOnly.FromDateTime(time.GetUtcNow().AddHours(7).Date));
        var mapping = guess.Mapping is { } proposed ? proposed with { Kind = options.KindOf(parsed) ?? SubmissionKind.Figures } : null;
        if (mapping is not null)
        {
            await OutputFile.WriteAsync(target, Encoding.UTF8.GetBytes(MappingWriter.Write(mapping)), parsed.GetValue(options.Force), cancellationToken);
        }

        var remarks = guess.Remarks.Select(SheetDocuments.Map).ToList();
        if (output.IsJson)
        {
            output.Json(new { File = Path.GetFileName(file), Mapping = mapping is null ? null : target, Remarks = remarks });
            return mapping is null ? ExitCode.Refused : ExitCode.Done;
        }

        SheetPrinter.Print(remarks, output);
        if (mapping is null)
        {
            output.Note(SheetWords.NoGuess);
            return ExitCode.Refused;
        }

        output.Line(SheetWords.GuessWritten, target, file);
        return ExitCode.Done;
    }
}
