using System.CommandLine;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary><c>telemetry check FILE</c>: what would become of a sheet's cells, each with its place.</summary>
internal sealed class CheckCommand(ToolContext context)
{
    private readonly SheetOptions _options = new(context);

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var check = new CheckCommand(context);
        var command = context.Command("check", SheetWords.Check, "telemetry check bao-cao-2013-06.xlsx --guess", "telemetry check bao-cao-2013-06.xlsx --period 2013-06");
        check._options.AddTo(command);
        context.Act(command, check.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_options.Guess))
        {
            return await new GuessRun(context, _options, TimeProvider.System).RunAsync(parsed, output, cancellationToken);
        }

        var file = Path.GetFileName(parsed.GetValue(_options.File)!);
        await using var client = context.Connection.OpenClient(parsed);
        var figures = await SheetReading.ReadAsync(client, _options, parsed, output, cancellationToken);
        if (figures.HasFaults)
        {
            Print(SheetDocuments.Of(file, figures, id: null, answer: null, isSent: false), output);
            return ExitCode.Unusable;
        }

        var id = SheetSubmission.IdOf(figures, "");
        var answer = await output.ProgressAsync(SheetWords.Sending, _ => client.SubmitAsync(SheetSubmission.Make(figures, id, "", isDryRun: true), cancellationToken));
        Print(SheetDocuments.Of(file, figures, id, answer, isSent: false), output);
        return answer.Refused > 0 || figures.LeavesOut ? ExitCode.Refused : ExitCode.Done;
    }

    private static void Print(SheetDocument document, ToolOutput output)
    {
        if (output.IsJson)
        {
            output.Json(document);
            return;
        }

        SheetPrinter.Print(document, output);
        if (document.Receipt is { } answer)
        {
            output.Line(SheetWords.Checked, answer.Accepted, answer.Refused);
        }
        else
        {
            output.Note(SheetWords.NothingSent);
        }
    }
}
