using System.CommandLine;
using System.Globalization;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Receipts;
using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary><c>telemetry submit FILE</c>: hands a sheet in and writes the receipt beside it.</summary>
internal sealed class SubmitCommand(ToolContext context)
{
    private const int LongestPatienceSeconds = 86_400;
    private const string DefaultPatience = "60";

    private readonly SheetOptions _options = new(context);
    private readonly Option<string?> _id = context.Option<string?>("--id", SheetWords.Id, "ID");
    private readonly Option<string?> _reason = context.Option<string?>("--reason", SheetWords.Reason, "TEXT");
    private readonly Option<bool> _allOrNothing = context.Option<bool>("--all-or-nothing", SheetWords.AllOrNothing);
    private readonly Option<string?> _patience = context.Option<string?>("--patience", SheetWords.Patience, "SECONDS");

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var submit = new SubmitCommand(context);
        var command = context.Command("submit", SheetWords.Submit, "telemetry submit bao-cao-2013-06.xlsx", "telemetry submit dinh-chinh.csv --period 2013-06 --reason \"Hai chữ số bị đảo khi in\"");
        submit._options.AddTo(command);
        command.Add(submit._id);
        command.Add(submit._reason);
        command.Add(submit._allOrNothing);
        command.Add(submit._patience);
        context.Act(command, submit.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_options.Guess))
        {
            return await new GuessRun(context, _options, TimeProvider.System).RunAsync(parsed, output, cancellationToken);
        }

        var path = parsed.GetValue(_options.File)!;
        var patience = PatienceOf(parsed);
        var reason = parsed.GetValue(_reason) ?? "";
        await using var client = context.Connection.OpenClient(parsed);
        var figures = await SheetReading.ReadAsync(client, _options, parsed, output, cancellationToken);
        var id = parsed.GetValue(_id) ?? SheetSubmission.IdOf(figures, reason);
        var isAll = parsed.GetValue(_allOrNothing);
        if (figures.HasFaults || (isAll && figures.LeavesOut))
        {
            Print(SheetDocuments.Of(Path.GetFileName(path), figures, figures.HasFaults ? null : id, answer: null, isSent: false), output);
            return figures.HasFaults ? ExitCode.Unusable : ExitCode.Refused;
        }

        var sender = new PatientSender(client, new RetrySchedule(), TimeProvider.System, output);
        if (isAll)
        {
            var verdicts = await SendAsync(isDryRun: true);
            if (verdicts.Refused > 0)
            {
                Print(SheetDocuments.Of(Path.GetFileName(path), figures, id, verdicts, isSent: false), output);
                return ExitCode.Refused;
            }
        }

        var document = SheetDocuments.Of(Path.GetFileName(path), figures, id, await WholeAsync(client, await SendAsync(isDryRun: false), output, cancellationToken), isSent: true);
        await KeepAsync(path, document, output);
        return document.Receipt!.Refused > 0 || figures.LeavesOut ? ExitCode.Refused : ExitCode.Done;

        Task<Receipt> SendAsync(bool isDryRun) =>
            output.ProgressAsync(SheetWords.Sending, _ => sender.SendAsync(SheetSubmission.Make(figures, id, reason, isDryRun), patience, cancellationToken));
    }

    // The figures are in: that not all of their verdicts can be had is no reason to write no receipt.
    private static async Task<Receipt> WholeAsync(TelemetryClient client, Receipt first, ToolOutput output, CancellationToken cancellationToken)
    {
        try
        {
            return await ReceiptPages.CompleteAsync(client, first, output, cancellationToken);
        }
        catch (Exception e) when (e is TelemetryException or OperationCanceledException)
        {
            output.Note(SheetWords.MoreVerdictsAt, first.SubmissionId);
            return first;
        }
    }

    // What was handed in stays handed in, so the receipt is written even when the person gives up now, and can be fetched again if it cannot be.
    private static async Task KeepAsync(string path, SheetDocument document, ToolOutput output)
    {
        string? kept = null;
        try
        {
            kept = await ReceiptFile.WriteAsync(MappingFiles.Receipt(path), document, CancellationToken.None);
        }
        catch (UnusableException e)
        {
            output.Note(SheetWords.ReceiptNotWritten, e.In(output.Language), document.SubmissionId);
        }

        Print(document, output);
        if (kept is not null)
        {
            output.Line(SheetWords.ReceiptAt, kept);
        }
    }

    private static void Print(SheetDocument document, ToolOutput output)
    {
        if (output.IsJson)
        {
            output.Json(document);
            return;
        }

        SheetPrinter.Print(document, output);
        if (!document.Sent)
        {
            output.Note(SheetWords.NothingSent);
            return;
        }

        var receipt = document.Receipt!;
        output.Line(SheetWords.Sent, receipt.Accepted, receipt.Refused, receipt.SubmissionId, receipt.Sequence);
        if (receipt.Duplicate)
        {
            output.Line(SheetWords.Duplicate, receipt.Sequence);
        }
    }

    private TimeSpan PatienceOf(ParseResult parsed)
    {
        var text = parsed.GetValue(_patience) ?? DefaultPatience;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestPatienceSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UnusableException(SheetWords.BadPatience, text);
    }
}
