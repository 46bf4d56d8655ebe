using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Publication;

/// <summary>What became of a decision that was taken.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Sequence">Ledger position of the decision.</param>
/// <param name="Edition">The edition, where one was published.</param>
/// <param name="Proposal">The proposal, where it waits for a second person or was rejected.</param>
internal sealed record PublicationOutcome(Area Unit, Period Period, long Sequence, Edition? Edition, Proposal? Proposal);
