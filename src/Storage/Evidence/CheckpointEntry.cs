using System.Globalization;
using System.Security.Cryptography;
using Telemetry.Evidence;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Evidence;

/// <summary>A checkpoint as an entry of the ledger that it is about: a decision whose identifier holds its size, so that checkpoints are found, in order, without reading anything else.</summary>
/// <param name="Sequence">Position of the entry, above the checkpoint's size.</param>
/// <param name="Checkpoint">What was signed.</param>
public sealed record CheckpointEntry(long Sequence, Checkpoint Checkpoint)
{
    private const string Owner = "-";
    private const string Prefix = "checkpoint:";

    // The character behind the colon.
    private const string Behind = "checkpoint;";

    /// <summary>The entry to append.</summary>
    public static NewEntry Of(Checkpoint checkpoint)
    {
        var payload = CheckpointJson.Write(checkpoint);
        return new NewEntry(EntryKind.Decision, Owner, IdOf(checkpoint.Size), payload, SHA256.HashData(payload), ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>Checkpoints of a ledger, the newest first.</summary>
    /// <param name="read">Reads entries by their identifiers: source, first, behind the last, how many.</param>
    /// <param name="before">Only those of fewer entries; null: all.</param>
    /// <param name="max">Most checkpoints.</param>
    public static IReadOnlyList<CheckpointEntry> Read(Func<string, string, string, int, IReadOnlyList<LedgerEntry>> read, long? before, int max) =>
        [.. read(Owner, Prefix, before is { } size ? IdOf(size) : Behind, max).Select(Of).OfType<CheckpointEntry>()];

    /// <summary>The checkpoint of that many entries; null where there is none.</summary>
    public static CheckpointEntry? Find(Func<string, string, string, int, IReadOnlyList<LedgerEntry>> read, long size) =>
        Read(read, size == long.MaxValue ? null : size + 1, 1) is [{ } entry] && entry.Checkpoint.Size == size ? entry : null;

    /// <summary>The checkpoint in an entry; null where it holds none.</summary>
    public static CheckpointEntry? Of(LedgerEntry entry) =>
        entry.Header.Kind == EntryKind.Decision && CheckpointJson.TryRead(entry.Payload) is { } checkpoint ? new CheckpointEntry(entry.Header.Sequence, checkpoint) : null;

    private static string IdOf(long size) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{size:D19}");
}
