using Telemetry.Storage.Decisions;

namespace Telemetry.Aggregator.Publication;

/// <summary>A proposed restatement. Immutable.</summary>
/// <param name="Sequence">Ledger position of the proposal; names it.</param>
/// <param name="Time">When.</param>
/// <param name="Decision">What was proposed.</param>
/// <param name="State">What became of it.</param>
public sealed record Proposal(long Sequence, DateTimeOffset Time, RestatementProposed Decision, ProposalState State)
{
    /// <summary>Who rejected it and why; null unless it was.</summary>
    public RestatementRejected? Rejection { get; init; }

    /// <summary>The edition as it would be.</summary>
    public EditionDraft Draft => Decision.Draft;
}
