using Telemetry.Aggregator.Findings;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>What a sender holds in hand when its figures lie on disk; after a dry run only what would have happened.</summary>
/// <param name="SubmissionId">The sender's identifier.</param>
/// <param name="Source">The sender.</param>
/// <param name="Entry">The ledger entry; null after a dry run.</param>
/// <param name="PayloadHash">SHA-256 of the canonical content.</param>
/// <param name="Cells">Names for the cells of verdicts.</param>
/// <param name="Outcome">Counts and verdicts.</param>
/// <param name="IsDuplicate">Whether this is the first receipt again.</param>
public sealed record Receipt(
    string SubmissionId,
    string Source,
    EntryHeader? Entry,
    byte[] PayloadHash,
    CellNames Cells,
    Outcome Outcome,
    bool IsDuplicate)
{
    /// <summary>What the figures would raise; only after a dry run.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
