using System.CommandLine;
using Telemetry.Operators.Cli.Evidence;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Receipts;

/// <summary><c>telemetry receipt</c>: the receipt of an earlier submission, with every verdict.</summary>
internal sealed class ReceiptCommand(ToolContext context)
{
    private readonly Argument<string> _id = context.Argument<string>("id", ReceiptWords.Id);
    private readonly Option<string?> _out = context.Option<string?>("--out", ReceiptWords.Out, "FILE");
    private readonly Option<string?> _proof = context.Option<string?>("--proof", ReceiptWords.Proof, "FILE");
    private readonly Option<bool> _force = context.Option<bool>("--force", ReceiptWords.Force);

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var receipt = new ReceiptCommand(context);
        var command = context.Command(
            "receipt", ReceiptWords.Receipt, "telemetry receipt billing/2026-09/1", "telemetry receipt billing/2026-09/1 --out receipt.json", "telemetry receipt billing/2026-09/1 --proof receipt.json");
        command.Arguments.Add(receipt._id);
        command.Options.Add(receipt._out);
        command.Options.Add(receipt._proof);
        command.Options.Add(receipt._force);
        context.Act(command, receipt.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_id);
        if (id.Length == 0)
        {
            throw new UnusableException(OutputWords.BadValue, $"<{_id.Name}>", id, _id.Name);
        }

        var file = parsed.GetValue(_out);
        var proof = parsed.GetValue(_proof);
        var mayReplace = parsed.GetValue(_force);
        foreach (var named in new[] { file, proof }.OfType<string>())
        {
            OutputFile.Check(named, mayReplace);
        }

        await using var client = context.Connection.OpenClient(parsed);
        var receipt = await ReceiptPages.FetchAsync(client, id, output, cancellationToken);
        if (file is not null || proof is not null)
        {
            using var connection = context.Connection.Open(parsed);
            await KeepAsync(receipt, new EvidenceClient(connection, cancellationToken), file, proof, mayReplace, cancellationToken);
        }

        if (output.IsJson)
        {
            output.Json(receipt);
            return ExitCode.Done;
        }

        ReceiptView.Write(output, receipt);
        foreach (var named in new[] { file, proof }.OfType<string>())
        {
            output.Note(ReceiptWords.Written, named);
        }

        return ExitCode.Done;
    }

    private static async Task KeepAsync(Receipt receipt, EvidenceClient evidence, string? file, string? proof, bool mayReplace, CancellationToken cancellationToken)
    {
        var entry = await evidence.ReceiptAsync(receipt.Sequence, receipt.EntryHash);
        if (file is not null)
        {
            await OutputFile.WriteAsync(file, KeptReceipt.Write(receipt, entry), mayReplace, cancellationToken);
        }

        if (proof is not null)
        {
            await OutputFile.WriteAsync(proof, KeptReceipt.Write(receipt, entry, await evidence.ProveAsync(receipt.Sequence, checkpoint: 0)), mayReplace, cancellationToken);
        }
    }
}
