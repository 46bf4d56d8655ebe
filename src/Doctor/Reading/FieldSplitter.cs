namespace Telemetry.Doctor.Reading;

/// <summary>Splits a line into cells at a separator; a quoted cell may hold separators, line breaks and doubled quotes (RFC 4180). Pure.</summary>
internal static class FieldSplitter
{
    // A quote that is not closed soon is no quote.
    private const int LongestQuoted = 2_000;

    /// <summary>The record that begins at the position, and the position of the line break or end behind it.</summary>
    public static (List<TextSpan> Cells, int End) Split(string text, int at, char separator)
    {
        var cells = new List<TextSpan>();
        while (true)
        {
            var (cell, end) = Cell(text, at, separator);
            cells.Add(cell);
            if (end >= text.Length || text[end] == '\n')
            {
                return (cells, end);
            }

            at = end + 1;
        }
    }

    /// <summary>The piece without spaces and line breaks at its ends.</summary>
    public static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end - start);
    }

    private static (TextSpan Cell, int End) Cell(string text, int at, char separator)
    {
        var quote = Chars.SkipSpaces(text, at, text.Length);
        if (quote < text.Length && text[quote] == '"' && Closing(text, quote) is { } close)
        {
            var behind = Chars.SkipSpaces(text, close + 1, text.Length);
            behind += behind < text.Length && text[behind] == '\r' ? 1 : 0;
            if (behind >= text.Length || text[behind] == separator || text[behind] == '\n')
            {
                return (Trim(text, quote + 1, close), behind);
            }
        }

        var end = at;
        while (end < text.Length && text[end] != separator && text[end] != '\n')
        {
            end++;
        }

        return (Trim(text, at, end), end);
    }

    private static int? Closing(string text, int quote)
    {
        var last = Math.Min(text.Length, quote + LongestQuoted);
        for (var i = quote + 1; i < last; i++)
        {
            if (text[i] == '"')
            {
                if (i + 1 >= text.Length || text[i + 1] != '"')
                {
                    return i;
                }

                i++;
            }
        }

        return null;
    }
}
