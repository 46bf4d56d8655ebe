using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Evidence;
using Telemetry.Operators.Cli.Connection;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Evidence;

/// <summary><c>telemetry verify</c>: holds receipts, checkpoints and editions that were kept against each other and, where something is missing, against the service.</summary>
internal sealed class VerifyCommand(ToolContext context)
{
    private const long LongestFile = 64L << 20;
    private const int HashDigits = 64;

    private readonly Option<string?> _receipt = context.Option<string?>("--receipt", EvidenceWords.Receipt, "FILE");
    private readonly Option<string?> _checkpoint = context.Option<string?>("--checkpoint", EvidenceWords.Checkpoint, "FILE");
    private readonly Option<string?> _proof = context.Option<string?>("--proof", EvidenceWords.Proof, "FILE");
    private readonly Option<string[]> _keys = context.Option<string[]>("--key", EvidenceWords.Key, "FILE");
    private readonly Option<string?> _edition = context.Option<string?>("--edition", EvidenceWords.Edition, "FILE");
    private readonly Option<string?> _hash = context.Option<string?>("--hash", EvidenceWords.Hash, "SHA-256");

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var verify = new VerifyCommand(context);
        var command = context.Command(
            "verify",
            EvidenceWords.Verify,
            "telemetry verify --receipt receipt.json --checkpoint checkpoint.json",
            "telemetry verify --receipt receipt.json --proof receipt.json --key key.pem",
            "telemetry verify --checkpoint checkpoint.json --key old.pem --key new.pem",
            "telemetry verify --edition edition.bin --hash 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0");
        foreach (var option in new Option[] { verify._receipt, verify._checkpoint, verify._proof, verify._keys, verify._edition, verify._hash })
        {
            command.Options.Add(option);
        }

        context.Act(command, verify.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolOutput output, CancellationToken cancellationToken)
    {
        var kept = new KeptEvidence(
            Read(parsed, _receipt, EntryReceipt.TryRead, EvidenceWords.NotAReceipt),
            Read(parsed, _checkpoint, CheckpointJson.TryRead, EvidenceWords.NotACheckpoint),
            Read(parsed, _proof, EntryProof.TryRead, EvidenceWords.NotAProof),
            [.. (parsed.GetValue(_keys) ?? []).Select(file => Read(_keys.Name, file, ReadKey, EvidenceWords.NotAKey))]);
        var statements = Edition(parsed, kept);
        if (statements.Count == 0 && kept is { Receipt: null, Checkpoint: null, Proof: null })
        {
            throw new UnusableException(EvidenceWords.Nothing);
        }

        ServiceConnection? connection = null;
        try
        {
            statements.AddRange(await output.ProgressAsync(
                EvidenceWords.Asking, _ => new EvidenceReview(kept, () => new EvidenceClient(connection ??= context.Connection.Open(parsed), cancellationToken)).RunAsync()));
        }
        finally
        {
            connection?.Dispose();
        }

        return Say(output, statements);
    }

    private static int Say(ToolOutput output, List<EvidenceStatement> statements)
    {
        var state = EvidenceStatement.Of(statements);
        var (verdict, code) = state switch
        {
            EvidenceState.Proven => (EvidenceWords.All, ExitCode.Done),
            EvidenceState.Unchecked => (EvidenceWords.NotAllChecked, ExitCode.Unchecked),
            _ => (EvidenceWords.NotAll, ExitCode.Refused),
        };
        if (output.IsJson)
        {
            output.Json(new { isProven = state == EvidenceState.Proven, state, statements });
            return code;
        }

        foreach (var statement in statements)
        {
            output.Line($"{output.Say(EvidenceWords.Of(statement.State))}  {(output.Language == Language.Vietnamese ? statement.Vietnamese : statement.English)}");
        }

        output.Line(verdict);
        return code;
    }

    // The file's hash is the payload hash of the edition's entry.
    private List<EvidenceStatement> Edition(ParseResult parsed, KeptEvidence kept)
    {
        var published = parsed.GetValue(_hash);
        if (parsed.GetValue(_edition) is not { } file)
        {
            return published is null ? [] : throw new UnusableException(EvidenceWords.Nothing);
        }

        if (published is not null && (published.Length != HashDigits || !published.All(char.IsAsciiHexDigit)))
        {
            throw new UnusableException(EvidenceWords.NotAHash, _hash.Name, published);
        }

        // Without the rest nothing binds a payload hash to the entry: whoever has a receipt could have put any file's there.
        if (kept.Receipt is { IsWhole: false } part)
        {
            throw new UnusableException(EvidenceWords.NotAWholeReceipt, _receipt.Name, parsed.GetValue(_receipt), part.Sequence);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(InputFile.Read(_edition.Name, file, LongestFile)));
        string[] expected = [.. new[] { published?.ToLowerInvariant(), kept.Receipt?.PayloadHash is { } payload ? Convert.ToHexStringLower(payload) : null }.OfType<string>()];
        return expected.Length == 0 ? throw new UnusableException(EvidenceWords.Nothing) : [.. expected.Select(e => Edition(hash, e))];
    }

    private static EvidenceStatement Edition(string hash, string expected) => hash == expected
        ? EvidenceStatement.Proven($"Tệp ấn bản đúng từng bit: SHA-256 {hash}.", $"The edition's file is the published one, bit for bit: SHA-256 {hash}.")
        : EvidenceStatement.Fails($"Tệp không phải ấn bản đã công bố: SHA-256 là {hash}, không phải {expected}.", $"The file is not the published edition: its SHA-256 is {hash}, not {expected}.");

    private static T? Read<T>(ParseResult parsed, Option<string?> option, Func<ReadOnlyMemory<byte>, T?> read, Phrase expected)
        where T : class =>
        parsed.GetValue(option) is { } file ? Read(option.Name, file, read, expected) : null;

    private static T Read<T>(string name, string file, Func<ReadOnlyMemory<byte>, T?> read, Phrase expected)
        where T : class => read(InputFile.Read(name, file, LongestFile)) ?? throw new UnusableException(expected, name, file);

    private static byte[]? ReadKey(ReadOnlyMemory<byte> bytes) => CheckpointKey.TryParsePublic(Encoding.UTF8.GetString(bytes.Span));
}
