namespace Telemetry.Portal.Query.Publication;

/// <summary>What became of a decision about an edition.</summary>
/// <param name="Fault">Why nothing did; none where something did.</param>
/// <param name="Sequence">Ledger position of the decision; 0 where there is none.</param>
/// <param name="IsProposal">Whether it waits for a second person now.</param>
public readonly record struct EditionReply(EditionFault Fault, long Sequence = 0, bool IsProposal = false);
