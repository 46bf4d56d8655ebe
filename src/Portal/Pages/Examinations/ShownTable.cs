namespace Telemetry.Portal.Pages.Examinations;

/// <summary>A table of the report. Immutable.</summary>
/// <param name="Caption">The heading within it; empty where there is none.</param>
/// <param name="HeadingRows">Rows at the top that hold headings.</param>
/// <param name="Rows">All rows, each cell in pieces.</param>
public sealed record ShownTable(IReadOnlyList<ShownPiece> Caption, int HeadingRows, IReadOnlyList<IReadOnlyList<IReadOnlyList<ShownPiece>>> Rows);
