using Google.Protobuf;
using Telemetry.Portal.Query.Publication;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Decisions;

namespace Telemetry.Collector.Publication;

/// <summary>Editions between the parts of the service. Pure.</summary>
internal static class EditionMapper
{
    private const int PieceBytes = 256 * 1024;

    /// <summary>An order in pieces, the draft first.</summary>
    public static IEnumerable<PublishEditionRequest> ToMessages(EditionOrder order)
    {
        yield return new PublishEditionRequest { Draft = UnsafeByteOperations.UnsafeWrap(PublicationCodec.Encode(new PeriodPublished(order.Draft, 0, ""))) };
        foreach (var piece in Pieces(order.Full))
        {
            yield return new PublishEditionRequest { Full = piece };
        }

        foreach (var piece in Pieces(order.Outside))
        {
            yield return new PublishEditionRequest { Outside = piece };
        }
    }

    /// <summary>A draft as it came.</summary>
    /// <returns>Null where it is none.</returns>
    public static EditionDraft? ToDraft(ByteString draft) => PublicationCodec.TryDecode(draft.Memory, out var decision) ? (decision as PeriodPublished)?.Draft : null;

    /// <summary>A file in pieces.</summary>
    public static IEnumerable<ReadEditionResponse> ToMessages(StoredEdition stored) => stored.Bytes is { } bytes
        ? Pieces(bytes).Select(p => new ReadEditionResponse { Piece = p })
        : [new ReadEditionResponse { ArchivedIn = stored.ArchivedIn ?? "" }];

    /// <summary>What became of a decision.</summary>
    public static EditionDecisionResponse ToMessage(EditionReply reply) => new()
    {
        Fault = reply.Fault == EditionFault.None ? "" : reply.Fault.ToString(),
        Sequence = reply.Sequence,
        IsProposal = reply.IsProposal,
    };

    /// <summary>What became of a decision; a fault of a later version of the collector is one of its being out of reach.</summary>
    public static EditionReply ToReply(EditionDecisionResponse response) => new(
        response.Fault.Length == 0 ? EditionFault.None : Enum.TryParse<EditionFault>(response.Fault, out var fault) ? fault : EditionFault.Unavailable,
        response.Sequence,
        response.IsProposal);

    private static IEnumerable<ByteString> Pieces(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at += PieceBytes)
        {
            yield return UnsafeByteOperations.UnsafeWrap(bytes.AsMemory(at, Math.Min(PieceBytes, bytes.Length - at)));
        }
    }
}
