namespace Telemetry.Operators;

/// <summary>
/// The server's word that a submission lies on its disk; after a dry run the verdicts and findings alone. Immutable.
/// <see cref="Received"/> = <see cref="Accepted"/> + <see cref="Refused"/>.
/// </summary>
public sealed record Receipt
{
    /// <summary>The sender's identifier.</summary>
    public required string SubmissionId { get; init; }

    /// <summary>Code of the source for which it was taken.</summary>
    public required string Source { get; init; }

    /// <summary>Position in the ledger, from 1; 0 after a dry run.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was committed; null after a dry run.</summary>
    public required DateTimeOffset? CommittedAt { get; init; }

    /// <summary>SHA-256 of the canonical content, 64 lower-case hex digits.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>SHA-256 of the ledger entry, chained to the one before, 64 lower-case hex digits; empty after a dry run.</summary>
    public required string EntryHash { get; init; }

    /// <summary>Cells sent.</summary>
    public required int Received { get; init; }

    /// <summary>Cells taken.</summary>
    public required int Accepted { get; init; }

    /// <summary>Cells refused. They go under a new submission id once mended.</summary>
    public required int Refused { get; init; }

    /// <summary>Why cells were refused; at most 2,000 in one answer, of <see cref="VerdictCount"/>.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>Number of verdicts in all; the rest is asked for with <see cref="TelemetryClient.GetReceiptAsync"/>.</summary>
    public required int VerdictCount { get; init; }

    /// <summary>Whether this id had been handed in before with the same content: then this is the first receipt again.</summary>
    public required bool Duplicate { get; init; }

    /// <summary>
    /// Only after a dry run: what the check rules would have against the figures, the severest first, at most 200. Findings refuse
    /// nothing; they say where to look before sending.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Version of the catalogue that judged it, 64 hex digits.</summary>
    public required string CatalogueVersion { get; init; }
}
