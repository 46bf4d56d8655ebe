using Telemetry.Collector.Intake;
using Telemetry.Portal.Evidence;
using Telemetry.Portal.Query;
using Telemetry.Storage.Evidence;

namespace Telemetry.Collector.Upstream;

/// <summary>
/// The evidence of the collector's ledger. Checkpoints are asked for by anybody, so they are asked for in whole pages that begin where many questions do, and the last pages are kept: who floods a
/// portal, whatever position each request names, does not reach the collector with it. Thread-safe.
/// </summary>
internal sealed class RemoteLedgerEvidence(LedgerClient client, TimeProvider time) : ILedgerEvidence
{
    private const int MostKept = 64;

    // A question about any position up to here is answered from the page that begins here.
    private const long BlockEntries = 4096;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly RecentAnswers<int, CheckpointPage> _newest = new(1, Fresh, time);
    private readonly RecentAnswers<long, CheckpointPage> _older = new(MostKept, TimeSpan.FromDays(1), time);

    /// <inheritdoc/>
    public async ValueTask<CheckpointPage> ListAsync(long? before, int max, CancellationToken cancellationToken)
    {
        var page = await _newest.GetAsync(0, () => PageAsync(null), cancellationToken);
        var (below, key) = (before ?? long.MaxValue, page.SigningKey);
        var found = page.Entries.Where(e => e.Checkpoint.Size < below).Take(max).ToList();
        if (found.Count == 0 && page is { Newest: { } newest, Entries.Count: ILedgerEvidence.Most })
        {
            // What lies below a checkpoint that there is never changes.
            var from = Math.Min(newest.Size, (below + BlockEntries - 1) / BlockEntries * BlockEntries);
            page = await _older.GetAsync(from, () => PageAsync(from), cancellationToken);
            found.AddRange(page.Entries.Where(e => e.Checkpoint.Size < below).Take(max));
        }

        while (found.Count < max && page.Entries.Count == ILedgerEvidence.Most)
        {
            var from = page.Entries[^1].Checkpoint.Size;
            page = await _older.GetAsync(from, () => PageAsync(from), cancellationToken);
            found.AddRange(page.Entries.Where(e => e.Checkpoint.Size < below).Take(max - found.Count));
        }

        return new CheckpointPage(found, key);
    }

    /// <inheritdoc/>
    public async ValueTask<EntryPlace?> LocateAsync(EntryId id, bool withVerdicts, CancellationToken cancellationToken) =>
        await AskAsync(() => client.LocateAsync(id, withVerdicts, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>?> ProveEntryAsync(long sequence, long size, CancellationToken cancellationToken) =>
        await AskAsync(() => client.ProveAsync(sequence, earlier: null, size, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>?> ProveConsistencyAsync(long earlier, long size, CancellationToken cancellationToken) =>
        await AskAsync(() => client.ProveAsync(sequence: null, earlier, size, cancellationToken));

    // Not given up with one request: others may wait for it. The client has patience of its own.
    private Task<CheckpointPage> PageAsync(long? before) => AskAsync(() => client.ListCheckpointsAsync(before, ILedgerEvidence.Most, CancellationToken.None));

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
