using Grpc.Core;
using Telemetry.Portal.Evidence;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Ledgers;

/// <content>Evidence: checkpoints, places of entries, proofs.</content>
internal sealed partial class LedgerRpcService
{
    /// <inheritdoc/>
    public override async Task<ListCheckpointsResponse> ListCheckpoints(ListCheckpointsRequest request, ServerCallContext context) =>
        request.Limit is >= 1 and <= ILedgerEvidence.Most && request.Before >= 0
            ? EvidenceMapper.ToMessage(await evidence.ListAsync(request.Before > 0 ? request.Before : null, (int)request.Limit, context.CancellationToken))
            : throw new RpcException(new Status(StatusCode.InvalidArgument, "expected a limit of 1 to 100, and no number below 0"));

    /// <inheritdoc/>
    public override async Task<LocateEntryResponse> LocateEntry(LocateEntryRequest request, ServerCallContext context) =>
        await evidence.LocateAsync(EvidenceMapper.ToId(request), withVerdicts: !request.HeaderOnly, context.CancellationToken) is { } place
            ? EvidenceMapper.ToMessage(place)
            : throw new RpcException(new Status(StatusCode.NotFound, "the ledger has no such entry"));

    /// <inheritdoc/>
    public override async Task<ProveResponse> Prove(ProveRequest request, ServerCallContext context)
    {
        var path = request.WhatCase == ProveRequest.WhatOneofCase.Earlier
            ? await evidence.ProveConsistencyAsync(request.Earlier, request.Size, context.CancellationToken)
            : await evidence.ProveEntryAsync(request.Sequence, request.Size, context.CancellationToken);
        return path is null ? throw new RpcException(new Status(StatusCode.NotFound, "the ledger has not as many entries, or the numbers do not fit")) : EvidenceMapper.ToMessage(path);
    }
}
