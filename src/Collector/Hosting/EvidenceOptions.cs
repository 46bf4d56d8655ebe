using System.CommandLine;
using Telemetry.Evidence;

namespace Telemetry.Collector.Hosting;

/// <summary>What <c>verify</c> is given to hold against the ledger.</summary>
internal sealed class EvidenceOptions
{
    private const long LongestFile = 64L << 20;
    private readonly Option<string?> _receipt = new("--receipt") { Description = "File of a receipt: the JSON of a submission's answer, of /api/v1/receipts, or of telemetry receipt" };
    private readonly Option<string?> _checkpoint = new("--checkpoint") { Description = "File of a signed checkpoint that was kept elsewhere" };
    private readonly Option<string[]> _keys = new("--key") { Description = "PEM file of a public key that the checkpoint may be signed with; several where the key was changed; without it the key is not checked: compare the fingerprint that is shown" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_receipt);
        command.Options.Add(_checkpoint);
        command.Options.Add(_keys);
    }

    /// <summary>What was given; null where nothing was.</summary>
    /// <exception cref="StartException">A file cannot be read, or is not what it should be.</exception>
    public GivenEvidence? Read(ParseResult parsed)
    {
        var receipt = Read(parsed, _receipt, EntryReceipt.TryRead, "a receipt with its hashes, as JSON");
        var checkpoint = Read(parsed, _checkpoint, CheckpointJson.TryRead, "a signed checkpoint, as JSON");
        IReadOnlyList<byte[]> keys = [.. (parsed.GetValue(_keys) ?? []).Select(file => Read(_keys.Name, file, ReadKey, "a public key in PEM, ECDSA on P-256"))];
        return receipt is not null || checkpoint is not null ? new GivenEvidence(receipt, checkpoint, keys)
            : keys.Count == 0 ? null
            : throw new StartException(["--key goes with --checkpoint; expected both"]);
    }

    private static T? Read<T>(ParseResult parsed, Option<string?> option, Func<ReadOnlyMemory<byte>, T?> read, string expected)
        where T : class => parsed.GetValue(option) is { } file ? Read(option.Name, file, read, expected) : null;

    private static byte[]? ReadKey(ReadOnlyMemory<byte> bytes) => CheckpointKey.TryParsePublic(System.Text.Encoding.UTF8.GetString(bytes.Span));

    private static T Read<T>(string name, string file, Func<ReadOnlyMemory<byte>, T?> read, string expected)
        where T : class
    {
        try
        {
            var bytes = new FileInfo(file).Length > LongestFile ? [] : File.ReadAllBytes(file);
            return read(bytes) ?? throw new StartException([$"{name} is {file}; expected {expected}"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException([$"{name} is {file}, which cannot be read: {e.Message}"]);
        }
    }
}
