using Telemetry.Collector.Intake;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;

namespace Telemetry.Collector.Upstream;

/// <summary>
/// The evidence of the collector's ledger. Checkpoints and what joins them are asked for by anybody, so the last answers are kept: who floods a portal does not reach the collector with it. Thread-safe.
/// </summary>
internal sealed class RemoteLedgerEvidence(LedgerClient client, TimeProvider time) : ILedgerEvidence
{
    private const int MostKept = 256;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly RecentAnswers<(long? Before, int Max), CheckpointPage> _pages = new(MostKept, Fresh, time);
    private readonly RecentAnswers<(long Earlier, long Size), IReadOnlyList<byte[]>?> _proofs = new(MostKept, TimeSpan.FromDays(1), time);

    /// <inheritdoc/>
    public ValueTask<CheckpointPage> ListAsync(long? before, int max, CancellationToken cancellationToken) =>
        _pages.GetAsync((before, max), () => AskAsync(() => client.ListCheckpointsAsync(before, max, cancellationToken)));

    /// <inheritdoc/>
    public async ValueTask<EntryPlace?> LocateAsync(EntryId id, CancellationToken cancellationToken) => await AskAsync(() => client.LocateAsync(id, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>?> ProveEntryAsync(long sequence, long size, CancellationToken cancellationToken) =>
        await AskAsync(() => client.ProveAsync(sequence, earlier: null, size, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<byte[]>?> ProveConsistencyAsync(long earlier, long size, CancellationToken cancellationToken) =>
        _proofs.GetAsync((earlier, size), () => AskAsync(() => client.ProveAsync(sequence: null, earlier, size, cancellationToken)));

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (LedgerOutOfReachException e)
        {
            throw new PartUnavailableException("The ledger, which the evidence is of, cannot be asked at present.", e);
        }
    }
}
