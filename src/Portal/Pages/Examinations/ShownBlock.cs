namespace Telemetry.Portal.Pages.Examinations;

/// <summary>A part of the report from top to bottom: running text, or a table. Immutable.</summary>
/// <param name="Text">The text in pieces; empty of a table.</param>
/// <param name="Table">The table; null of text.</param>
public sealed record ShownBlock(IReadOnlyList<ShownPiece> Text, ShownTable? Table);
