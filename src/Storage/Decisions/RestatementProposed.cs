namespace Telemetry.Storage.Decisions;

/// <summary>That somebody wants a new edition which changes the unit's figures so much that a second person must approve it.</summary>
/// <param name="Draft">The edition as it would be.</param>
/// <param name="LargestPercent">Largest change of a figure of the unit itself, per cent; null: a figure appears or disappears.</param>
public sealed record RestatementProposed(EditionDraft Draft, decimal? LargestPercent);
