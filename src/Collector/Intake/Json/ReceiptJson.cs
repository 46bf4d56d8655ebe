namespace Telemetry.Collector.Intake.Json;

/// <summary>A receipt; after a dry run verdicts and findings alone, without sequence, committed and entryHash.</summary>
internal sealed record ReceiptJson
{
    public required string SubmissionId { get; init; }

    public required string Source { get; init; }

    /// <summary>Position in the ledger, from 1.</summary>
    public long? Sequence { get; init; }

    /// <summary>When it was committed, UTC.</summary>
    public string? Committed { get; init; }

    /// <summary>SHA-256 of the canonical content, 64 hex digits.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>SHA-256 of the ledger entry, 64 hex digits.</summary>
    public string? EntryHash { get; init; }

    /// <summary>Cells sent = accepted + refused.</summary>
    public required int Received { get; init; }

    public required int Accepted { get; init; }

    public required int Refused { get; init; }

    /// <summary>At most 2,000 from the offset asked for.</summary>
    public required IReadOnlyList<VerdictJson> Verdicts { get; init; }

    /// <summary>Number of verdicts in all.</summary>
    public required int VerdictCount { get; init; }

    /// <summary>Where the next verdicts begin; absent when these are the last.</summary>
    public int? NextVerdictOffset { get; init; }

    /// <summary>This is the first receipt again.</summary>
    public required bool Duplicate { get; init; }

    public required string CatalogueVersion { get; init; }

    /// <summary>Only after a dry run.</summary>
    public IReadOnlyList<FindingJson>? Findings { get; init; }
}
