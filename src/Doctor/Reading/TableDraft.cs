namespace Telemetry.Doctor.Reading;

/// <summary>A table while it is being read; positions are in the plain text.</summary>
/// <param name="Span">The whole of it.</param>
/// <param name="Rows">Its rows; cells without the spaces around them.</param>
internal sealed record TableDraft(TextSpan Span, List<List<TextSpan>> Rows)
{
    /// <summary>The heading above it; empty where there is none.</summary>
    public TextSpan Caption { get; set; } = new(Span.Start, 0);

    /// <summary>Gives every row a cell for every column.</summary>
    public TableDraft Squared()
    {
        var columns = Rows.Max(r => r.Count);
        foreach (var row in Rows)
        {
            while (row.Count < columns)
            {
                row.Add(new TextSpan(row.Count == 0 ? Span.Start : row[^1].End, 0));
            }
        }

        return this;
    }
}
