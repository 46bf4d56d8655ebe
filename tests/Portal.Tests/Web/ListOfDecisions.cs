using Telemetry.Aggregator.Findings;
using Telemetry.Portal.Query;
using Telemetry.Storage.Decisions;
using Telemetry.Storage.Ledger;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Decisions in a list, in the ledger's place.</summary>
internal sealed class ListOfDecisions(FindingService findings) : IDecisionLog
{
    public List<FindingExplained> Kept { get; } = [];

    /// <summary>Whether the ledger could write.</summary>
    public bool IsAvailable { get; set; } = true;

    public ValueTask<long?> ExplainAsync(FindingExplained decision, CancellationToken cancellationToken)
    {
        if (!IsAvailable)
        {
            return ValueTask.FromResult<long?>(null);
        }

        Kept.Add(decision);
        var sequence = 100L + Kept.Count;
        var header = new EntryHeader(sequence, new DateTimeOffset(2013, 7, 10, 1, 0, 0, TimeSpan.Zero), EntryKind.Decision, "-", $"decision:{sequence}", [], [], []);
        findings.TakeIn([new LedgerEntry(header, DecisionCodec.Encode(decision), ReadOnlyMemory<byte>.Empty)], sequence);
        return ValueTask.FromResult<long?>(sequence);
    }
}
