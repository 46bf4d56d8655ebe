namespace Telemetry.Operators;

/// <summary>
/// A refusal as the collector would speak it, with where the cell stands in the submission. Where a whole column or a whole area is
/// refused for one cause, one verdict speaks for all its cells.
/// </summary>
/// <param name="Row">
/// Row of the table, or position in the list, from 0; of an area that is refused altogether, the first that names it; null: every row
/// of the column.
/// </param>
/// <param name="Column">Column of the table, from 0; 0 in a list; null: every column of the area.</param>
/// <param name="Verdict">The refusal; <see cref="Verdict.Expected"/> holds Vietnamese and English words, not the server's own.</param>
public sealed record CellVerdict(int? Row, int? Column, Verdict Verdict);
