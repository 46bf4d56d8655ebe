using Google.Protobuf;
using Telemetry.Evidence;
using Telemetry.Portal.Evidence;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Evidence;
using Telemetry.Storage.Ledger;
using VerdictCode = Telemetry.Storage.Submissions.VerdictCode;

namespace Telemetry.Collector.Ledgers;

/// <summary>Evidence, as the protocol says it between the parts of a service: both directions side by side.</summary>
internal static class EvidenceMapper
{
    /// <summary>Checkpoints.</summary>
    public static ListCheckpointsResponse ToMessage(CheckpointPage page)
    {
        var message = new ListCheckpointsResponse { SigningKey = page.SigningKey is { } key ? UnsafeByteOperations.UnsafeWrap(key) : ByteString.Empty };
        message.Checkpoints.AddRange(page.Entries.Select(e => new SignedCheckpoint { Sequence = e.Sequence, Checkpoint = UnsafeByteOperations.UnsafeWrap(CheckpointJson.Write(e.Checkpoint)) }));
        return message;
    }

    /// <summary>The same, read.</summary>
    public static CheckpointPage ToPage(ListCheckpointsResponse message) => new(
        [.. message.Checkpoints.Select(ToEntry).OfType<CheckpointEntry>()], message.SigningKey.IsEmpty ? null : message.SigningKey.ToByteArray());

    /// <summary>How an entry is named.</summary>
    public static LocateEntryRequest ToRequest(EntryId id, bool withVerdicts) => id.Hash is { } hash
        ? new LocateEntryRequest { Hash = UnsafeByteOperations.UnsafeWrap(hash), HeaderOnly = !withVerdicts }
        : new LocateEntryRequest { Sequence = id.Sequence, HeaderOnly = !withVerdicts };

    /// <summary>The same, read.</summary>
    public static EntryId ToId(LocateEntryRequest message) =>
        message.IdCase == LocateEntryRequest.IdOneofCase.Hash && message.Hash.Length == MerkleHash.Bytes ? new EntryId(0, message.Hash.ToByteArray()) : new EntryId(message.Sequence, null);

    /// <summary>Where an entry stands.</summary>
    public static LocateEntryResponse ToMessage(EntryPlace place)
    {
        var message = new LocateEntryResponse { Entry = LedgerMapper.ToMessage(place.Header), Kind = (uint)place.Header.Kind, Previous = UnsafeByteOperations.UnsafeWrap(place.Previous) };
        message.Refused.AddRange(place.Verdicts.Select(v => new RefusedCells { Code = (uint)v.Code, Cells = v.Cells }));
        return message;
    }

    /// <summary>The same, read.</summary>
    public static EntryPlace ToPlace(LocateEntryResponse message) => new(
        LedgerMapper.ToHeader(message.Entry) with { Kind = (EntryKind)message.Kind }, message.Previous.ToByteArray(), [.. message.Refused.Select(r => new VerdictCount((VerdictCode)r.Code, r.Cells))]);

    /// <summary>Which proof is wanted.</summary>
    public static ProveRequest ToRequest(long? sequence, long? earlier, long size) =>
        sequence is { } entry ? new ProveRequest { Sequence = entry, Size = size } : new ProveRequest { Earlier = earlier ?? 0, Size = size };

    /// <summary>A path.</summary>
    public static ProveResponse ToMessage(IReadOnlyList<byte[]> path)
    {
        var message = new ProveResponse();
        message.Path.AddRange(path.Select(step => UnsafeByteOperations.UnsafeWrap(step)));
        return message;
    }

    /// <summary>The same, read.</summary>
    public static IReadOnlyList<byte[]> ToPath(ProveResponse message) => [.. message.Path.Select(step => step.ToByteArray())];

    private static CheckpointEntry? ToEntry(SignedCheckpoint message) => CheckpointJson.TryRead(message.Checkpoint.Memory) is { } checkpoint ? new CheckpointEntry(message.Sequence, checkpoint) : null;
}
