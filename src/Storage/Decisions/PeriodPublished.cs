namespace Telemetry.Storage.Decisions;

/// <summary>That an edition is published: from now on it is what readers see of the unit's period.</summary>
/// <param name="Draft">The edition.</param>
/// <param name="Proposal">Position of the proposal that a second person approved; 0: it needed none.</param>
/// <param name="ApprovedBy">That person: the credential's public identifier; empty: nobody was needed.</param>
public sealed record PeriodPublished(EditionDraft Draft, long Proposal, string ApprovedBy);
