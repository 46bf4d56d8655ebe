using System.Globalization;
using System.Security.Cryptography;
using Telemetry.Portal.Query;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Projection;

/// <summary>
/// Enters what people decide into the ledger and has this process's projections of it follow: from the first entry where one was lost, and from
/// where it was otherwise. Those of other processes follow by the ledger's feed. Thread-safe.
/// </summary>
internal sealed class DecisionProjection(Ledger ledger, IEnumerable<IDecisionFollower> followers) : IDecisionLog
{
    private const string Owner = "-";
    private const int BatchEntries = 1000;

    private readonly Lock _one = new();

    /// <inheritdoc/>
    public ValueTask<long?> ExplainAsync(FindingExplained decision, CancellationToken cancellationToken) => KeepAsync(DecisionCodec.Encode(decision), cancellationToken);

    /// <summary>Keeps a decision for good, and has this process follow it.</summary>
    /// <returns>Its position; null where the ledger cannot write at present, and nothing was kept.</returns>
    public async ValueTask<long?> KeepAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"decision:{Guid.CreateVersion7():N}");
        try
        {
            var appended = await ledger.AppendAsync(
                new NewEntry(EntryKind.Decision, Owner, id, payload, SHA256.HashData(payload), ReadOnlyMemory<byte>.Empty), cancellationToken);
            CatchUp();
            return appended.Header.Sequence;
        }
        catch (LedgerUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Takes in every decision that the ledger has by now.</summary>
    public void CatchUp()
    {
        lock (_one)
        {
            var last = ledger.Head.Sequence;
            foreach (var follower in followers)
            {
                for (var from = follower.Through + 1; from <= last;)
                {
                    var decisions = ledger.ReadKind(EntryKind.Decision, from, last, BatchEntries);
                    var through = decisions.Count < BatchEntries ? last : decisions[^1].Header.Sequence;
                    follower.TakeIn(decisions, through, last);
                    from = through + 1;
                }
            }
        }
    }
}
