namespace Telemetry.Doctor.Reading;

/// <summary>Puts rows together again that were wrapped when they were pasted: a cell of several lines tears its row apart. Pure.</summary>
internal static class WrappedRows
{
    /// <summary>The rows, each of at most as many cells as the widest.</summary>
    public static List<List<TextSpan>> Join(string text, List<List<TextSpan>> records)
    {
        var width = records.Max(r => r.Count);
        var rows = new List<List<TextSpan>>();
        foreach (var record in records)
        {
            if (rows.Count > 0 && Continues(text, rows[^1], record, width))
            {
                var row = rows[^1];
                row[^1] = row[^1].Length == 0 ? record[0] : new TextSpan(row[^1].Start, record[0].End - row[^1].Start);
                row.AddRange(record.Skip(1));
            }
            else
            {
                rows.Add([.. record]);
            }
        }

        return rows;
    }

    // A row that begins with its number is a row of its own, and so is one that begins with an empty cell or is complete.
    private static bool Continues(string text, List<TextSpan> row, List<TextSpan> next, int width)
    {
        if (row.Count + next.Count - 1 > width || next.Count == width || next[0].Length == 0)
        {
            return false;
        }

        var first = text.AsSpan(next[0].Start, next[0].Length);
        return !NumberingWords.IsOrdinal(first)
            && !CellWords.IsNumber(text, next[0])
            && !CellWords.IsTotal(first)
            && (row.Count < width || (next.Count == 1 && !CellWords.IsNumber(text, row[^1])))
            && row[^1].Length > 0
            && !CellWords.IsNumber(text, row[^1])
            && !(next.Count == 1 && NumberingWords.IsOrdinal(FirstWord(first)));
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text) => text.IndexOf(' ') is var space and > 0 && text[space - 1] is '.' or ')' ? text[..space] : "-";
}
