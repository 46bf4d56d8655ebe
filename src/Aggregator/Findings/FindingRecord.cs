namespace Telemetry.Aggregator.Findings;

/// <summary>A finding with its life so far. Immutable.</summary>
public sealed record FindingRecord
{
    /// <summary>Identifier, 24 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>What was found, as last evaluated; of a resolved one as it was before.</summary>
    public required Finding Finding { get; init; }

    /// <summary>Identifier of its numbers.</summary>
    public required string Numbers { get; init; }

    /// <summary>Where it is.</summary>
    public required FindingState State { get; init; }

    /// <summary>Ledger position at which it was first raised.</summary>
    public required long Raised { get; init; }

    /// <summary>Ledger position at which it was found resolved; 0 while it is not.</summary>
    public required long Resolved { get; init; }

    /// <summary>Ledger sequence of the correction that resolved it; 0 while it is not, and where none of its cells was reported anew.</summary>
    public required long ResolvedBy { get; init; }

    /// <summary>What was said of it, oldest first.</summary>
    public required IReadOnlyList<FindingExplanation> Explanations { get; init; }

    /// <summary>Its steps, oldest first.</summary>
    public required IReadOnlyList<FindingEvent> Events { get; init; }
}
