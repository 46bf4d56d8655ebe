namespace Telemetry.Doctor.Reading;

/// <summary>A table: pasted from a spreadsheet (tabs), CSV (comma or semicolon), or drawn with bars. Immutable.</summary>
/// <param name="Span">The whole of it.</param>
/// <param name="Caption">The heading above it; empty where there is none.</param>
/// <param name="HeadingRows">Rows at the top that hold headings, 0 or more.</param>
/// <param name="Rows">All rows, headings included; each with a cell for every column, empty ones too.</param>
public sealed record PrintedTable(TextSpan Span, TextSpan Caption, int HeadingRows, IReadOnlyList<IReadOnlyList<TextSpan>> Rows)
{
    /// <summary>Columns of the widest row.</summary>
    public int Columns => Rows.Count == 0 ? 0 : Rows.Max(r => r.Count);
}
