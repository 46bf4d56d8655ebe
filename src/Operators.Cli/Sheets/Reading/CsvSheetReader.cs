using System.Text;
using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>
/// Text with separators. Rows are counted as a spreadsheet program counts them when it opens the file: empty lines are rows, a line break
/// within quotes begins none.
/// </summary>
internal static class CsvSheetReader
{
    private const int LinesLookedAt = 50;
    private static readonly char[] Delimiters = [';', '\t', ','];

    /// <summary>The one sheet.</summary>
    /// <exception cref="UnreadableFileException">It is no text that can be read.</exception>
    public static Sheet Read(byte[] bytes)
    {
        var text = TextDecoder.Decode(bytes);
        var delimiter = Delimiter(ref text);
        var cells = new Dictionary<(int Row, int Column), SheetCell>();
        foreach (var (row, column, content) in Fields(text, delimiter))
        {
            if (content.Length > SheetLimits.CellCharacters)
            {
                throw new UnreadableFileException(UnreadableWords.LongCell);
            }

            var trimmed = CellText.Trim(content);
            if (trimmed.Length > 0 && column <= ColumnName.Last)
            {
                cells[(row, column)] = new SheetCell(CellKind.Text, trimmed);
                if (cells.Count > SheetLimits.Cells)
                {
                    throw new UnreadableFileException(UnreadableWords.TooManyCells);
                }
            }
        }

        return cells.Count == 0
            ? throw new UnreadableFileException(UnreadableWords.Nothing)
            : new Sheet("", isHidden: false, cells, [], [], []);
    }

    // A line `sep=;` says it. Otherwise the one that cuts the most lines into the same number of fields; a comma may be a decimal one, so it is
    // the last to be asked.
    private static char Delimiter(ref string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n' && Delimiters.Contains(text[4]))
        {
            var said = text[4];
            text = text[(text[5] == '\r' && text.Length > 6 && text[6] == '\n' ? 7 : 6)..];
            return said;
        }

        var sample = text;
        return Delimiters.MaxBy(d => Score(sample, d));
    }

    private static int Score(string text, char delimiter)
    {
        var counts = new List<int>();
        var last = 0;
        try
        {
            foreach (var (row, column, _) in Fields(text, delimiter))
            {
                if (row > LinesLookedAt)
                {
                    break;
                }

                if (row != last)
                {
                    counts.Add(column);
                    last = row;
                }

                counts[^1] = column;
            }
        }
        catch (UnreadableFileException)
        {
            // The quote that is not closed is said when the file is read.
        }

        return counts.Where(c => c > 1).GroupBy(c => c).Select(g => g.Count()).DefaultIfEmpty(0).Max();
    }

    private static IEnumerable<(int Row, int Column, string Content)> Fields(string text, char delimiter)
    {
        var (row, column, at) = (1, 1, 0);
        var field = new StringBuilder();
        while (at < text.Length)
        {
            // A quote opens a field only at its start: 5" in the middle of one is an inch.
            if (text[at] == '"' && field.Length == 0)
            {
                at = Quoted(text, at + 1, field);
            }

            while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
            {
                field.Append(text[at++]);
            }

            yield return (row, column, field.ToString());
            field.Clear();
            if (at >= text.Length)
            {
                yield break;
            }

            if (text[at] == delimiter)
            {
                (column, at) = (column + 1, at + 1);
                continue;
            }

            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            (row, column) = (row + 1, 1);
        }
    }

    // After the closing quote.
    private static int Quoted(string text, int at, StringBuilder field)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                return at + 1;
            }
        }

        throw new UnreadableFileException(UnreadableWords.OpenQuote);
    }
}
