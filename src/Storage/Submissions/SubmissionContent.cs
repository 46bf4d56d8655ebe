using Telemetry.Catalogue;

namespace Telemetry.Storage.Submissions;

/// <summary>
/// What was sent, free of how it was sent: a table and a flat list of the same cells have the same content. In canonical
/// order (see <see cref="SubmissionCodec"/>) its encoding is the ledger's payload and the SHA-256 of that is its identity.
/// </summary>
public sealed class SubmissionContent
{
    /// <summary>Figures, plan or what the source has published itself.</summary>
    public required SubmissionKind Kind { get; init; }

    /// <summary>The period that all cells are for.</summary>
    public required Period Period { get; init; }

    /// <summary>Why values are corrected or withdrawn, as the sender wrote it; empty where not given. At most 1,000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Area codes as sent, each once, in ordinal order.</summary>
    public required string[] Areas { get; init; }

    /// <summary>Columns ordered by metric (ordinal), decimals, then scaled before double.</summary>
    public required SubmissionColumn[] Columns { get; init; }

    /// <summary>Number of cells over all columns.</summary>
    public int CellCount => Columns.Sum(c => c.Count);
}
