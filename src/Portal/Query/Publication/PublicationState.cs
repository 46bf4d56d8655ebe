using Telemetry.Aggregator.Completeness;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Publication;

/// <summary>How a unit's period stands: what of it is published, what waits, and what there is to know before one publishes.</summary>
public sealed record PublicationState
{
    /// <summary>The unit.</summary>
    public required Area Unit { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The editions, the first first; none: provisional.</summary>
    public required IReadOnlyList<Edition> Editions { get; init; }

    /// <summary>Every proposed restatement, the first first.</summary>
    public required IReadOnlyList<Proposal> Proposals { get; init; }

    /// <summary>Whether the caller reads the unit in full: without that what follows is not known.</summary>
    public required bool IsFull { get; init; }

    /// <summary>Whether the caller may publish.</summary>
    public required bool MayDecide { get; init; }

    /// <summary>Cells owed and come by now; null: not known.</summary>
    public CompletenessCount? Completeness { get; init; }

    /// <summary>Who owes what, of those who owe anything still.</summary>
    public IReadOnlyList<CompletenessRow> Missing { get; init; } = [];

    /// <summary>Findings open now; null: cannot be asked at present.</summary>
    public int? OpenFindings { get; init; }

    /// <summary>The last edition; null where the period is provisional.</summary>
    public Edition? Last => Editions is [.., var last] ? last : null;

    /// <summary>The proposal that waits; null where none does.</summary>
    public Proposal? Waiting => Proposals.FirstOrDefault(p => p.State == ProposalState.Open);
}
