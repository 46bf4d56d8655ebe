using Grpc.Core;
using Telemetry.Evidence;
using Telemetry.Operators.Cli.Connection;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Evidence;

/// <summary>Asks the service for evidence. What it answers is believed in nothing: all of it is verified.</summary>
internal sealed class EvidenceClient(ServiceConnection connection, CancellationToken cancellationToken) : IEvidenceService
{
    private readonly QueryService.QueryServiceClient _calls = new(connection.Channel);

    /// <inheritdoc/>
    public async Task<Checkpoint> NewestAsync() =>
        Read(await _calls.GetCheckpointAsync(new GetCheckpointRequest(), connection.Call(cancellationToken)), CheckpointJson.TryRead);

    /// <summary>The receipt of an entry with all that its hash is made of, as the service writes it; null where the answer is another entry's.</summary>
    public async Task<byte[]?> ReceiptAsync(long sequence, string entryHash)
    {
        var id = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var json = (await _calls.GetEntryReceiptAsync(new GetEntryReceiptRequest { Id = id }, connection.Call(cancellationToken))).Json;
        return EntryReceipt.TryRead(json.Memory) is { IsWhole: true } read && Convert.ToHexStringLower(read.EntryHash) == entryHash ? json.ToByteArray() : null;
    }

    /// <inheritdoc/>
    public async Task<EntryProof> ProveAsync(long sequence, long checkpoint) => Read(
        await _calls.GetEntryProofAsync(
            new GetEntryProofRequest { Id = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), Checkpoint = checkpoint }, connection.Call(cancellationToken)),
        EntryProof.TryRead);

    /// <inheritdoc/>
    public async Task<ConsistencyProof> JoinAsync(long earlier, long later) =>
        Read(await _calls.GetConsistencyProofAsync(new GetConsistencyProofRequest { Earlier = earlier, Size = later }, connection.Call(cancellationToken)), ConsistencyProof.TryRead);

    private static T Read<T>(EvidenceDocument document, Func<ReadOnlyMemory<byte>, T?> read)
        where T : class => read(document.Json.Memory) ?? throw new RpcException(new Status(StatusCode.DataLoss, "the answer is no evidence"));
}
