using Google.Protobuf;
using Grpc.Core;
using Telemetry.Aggregator.Publication;
using Telemetry.Portal.Query.Publication;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Decisions;

namespace Telemetry.Collector.Publication;

/// <summary>Puts an order together from its pieces; what is too large is not read to its end. For one order.</summary>
internal sealed class EditionOrderBinder : IDisposable
{
    private const int LargestDraftBytes = 64 * 1024;
    private const int LargestPieceBytes = 1024 * 1024;

    private readonly MemoryStream _full = new();
    private readonly MemoryStream _outside = new();
    private EditionDraft? _draft;

    /// <summary>The order.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: it is none.</exception>
    public static async Task<EditionOrder> ReadAsync(IAsyncStreamReader<PublishEditionRequest> pieces, CancellationToken cancellationToken)
    {
        using var reader = new EditionOrderBinder();
        while (await pieces.MoveNext(cancellationToken))
        {
            if (!reader.Take(pieces.Current))
            {
                throw new RpcException(new Status(StatusCode.InvalidArgument, "expected a draft and then its two files, in pieces of at most 1 MiB"));
            }
        }

        return reader._draft is { } draft
            ? new EditionOrder(draft, reader._full.ToArray(), reader._outside.ToArray())
            : throw new RpcException(new Status(StatusCode.InvalidArgument, "expected a draft first"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _full.Dispose();
        _outside.Dispose();
    }

    private bool Take(PublishEditionRequest piece)
    {
        switch (piece.PartCase)
        {
            case PublishEditionRequest.PartOneofCase.Draft when _draft is null && piece.Draft.Length <= LargestDraftBytes:
                _draft = EditionMapper.ToDraft(piece.Draft);
                return _draft is not null;
            case PublishEditionRequest.PartOneofCase.Full:
                return Add(_full, piece.Full);
            case PublishEditionRequest.PartOneofCase.Outside:
                return Add(_outside, piece.Outside);
            default:
                return false;
        }
    }

    private bool Add(MemoryStream file, ByteString piece)
    {
        file.Write(piece.Span);
        return _draft is not null && piece.Length <= LargestPieceBytes && file.Length <= EditionContent.MaximumBytes;
    }
}
