using System.Globalization;
using System.Security.Cryptography;
using Telemetry.Aggregator.Findings;
using Telemetry.Portal.Query;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Projection;

/// <summary>
/// Enters what people decide into the ledger and has the findings follow it: from the first entry where their table was lost, and from
/// where they were otherwise. Thread-safe.
/// </summary>
public sealed class DecisionProjection(Ledger ledger, FindingService findings) : IDecisionLog
{
    private const string Owner = "-";
    private const int BatchEntries = 1000;

    private readonly Lock _one = new();

    /// <inheritdoc/>
    public async ValueTask<long?> ExplainAsync(FindingExplained decision, CancellationToken cancellationToken)
    {
        var payload = DecisionCodec.Encode(decision);
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
            for (var from = findings.DecisionsThrough + 1; from <= last;)
            {
                var decisions = ledger.ReadKind(EntryKind.Decision, from, last, BatchEntries);
                var through = decisions.Count < BatchEntries ? last : decisions[^1].Header.Sequence;
                findings.TakeIn(decisions, through);
                from = through + 1;
            }
        }
    }
}
