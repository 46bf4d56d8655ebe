using System.Buffers;

namespace Telemetry.Doctor.Reading;

/// <summary>Finds the tables of a report: lines with tabs, drawn with bars, or CSV whose lines have the same number of fields. Pure.</summary>
internal static class TableFinder
{
    private const int LeastFields = 2;
    private const int CaptionLines = 3;
    private const int LongestCaption = 250;

    // What the line under a heading is drawn with.
    private static readonly SearchValues<char> Lines = SearchValues.Create(" |-:=+\r\t\u00a0");

    /// <summary>The tables in order.</summary>
    public static List<TableDraft> Find(string text)
    {
        var tables = new List<TableDraft>();
        var semicolons = 0;
        var commas = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = LineEnd(text, at);
            var table = Bars(text, at) ?? Tabs(text, at) ?? Csv(text, at, ';', ref semicolons) ?? Csv(text, at, ',', ref commas);
            if (table is null)
            {
                at = end + 1;
                continue;
            }

            table.Caption = Caption(text, table.Span.Start, tables.Count == 0 ? 0 : tables[^1].Span.End);
            tables.Add(table.Squared());
            at = Math.Max(end, table.Span.End) + 1;
        }

        return tables;
    }

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;

    private static bool IsBlank(string text, int start, int end) => text.AsSpan(start, end - start).IsWhiteSpace();

    private static TableDraft? Bars(string text, int at)
    {
        var rows = new List<List<TextSpan>>();
        var start = at;
        var last = at;
        while (at < text.Length && LineEnd(text, at) is var end && text.AsSpan(at, end - at).Count('|') >= LeastFields)
        {
            if (text.AsSpan(at, end - at).ContainsAnyExcept(Lines))
            {
                rows.Add(BarCells(text, at, end));
            }

            last = end;
            at = end + 1;
        }

        return rows.Count >= 2 ? new TableDraft(new TextSpan(start, last - start), rows) : null;
    }

    private static List<TextSpan> BarCells(string text, int at, int end)
    {
        var line = FieldSplitter.Trim(text, at, end);
        var cells = new List<TextSpan>();
        var from = text[line.Start] == '|' ? line.Start + 1 : line.Start;
        var to = text[line.End - 1] == '|' ? line.End - 1 : line.End;
        for (var i = from; i <= to; i++)
        {
            if (i == to || text[i] == '|')
            {
                cells.Add(FieldSplitter.Trim(text, from, i));
                from = i + 1;
            }
        }

        return cells;
    }

    private static TableDraft? Tabs(string text, int at)
    {
        if (!text.AsSpan(at, LineEnd(text, at) - at).Contains('\t'))
        {
            return null;
        }

        var records = new List<List<TextSpan>>();
        var start = at;
        var last = at;
        var count = 0;
        while (at < text.Length && !IsBlank(text, at, LineEnd(text, at)) | text.AsSpan(at, LineEnd(text, at) - at).Contains('\t'))
        {
            var (cells, end) = FieldSplitter.Split(text, at, '\t');
            records.Add(cells);
            if (cells.Count > 1)
            {
                // What follows the last line with a tab is text again.
                last = end;
                count = records.Count;
            }

            at = end + 1;
        }

        records.RemoveRange(count, records.Count - count);
        records.RemoveAll(r => r.TrueForAll(c => c.Length == 0));
        return records.Count >= 2 && records.Max(r => r.Count) >= LeastFields
            ? new TableDraft(new TextSpan(start, Math.Min(last, text.Length) - start), WrappedRows.Join(text, records))
            : null;
    }

    // Lines up to "refused" were looked at before: none of them begins a table.
    private static TableDraft? Csv(string text, int at, char separator, ref int refused)
    {
        if (at < refused)
        {
            return null;
        }

        var start = at;
        var rows = new List<List<TextSpan>>();
        var last = at;
        var width = 0;
        while (at < text.Length && text.AsSpan(at, LineEnd(text, at) - at).Contains(separator))
        {
            var (cells, end) = FieldSplitter.Split(text, at, separator);
            width = rows.Count == 0 ? cells.Count : width;
            if (cells.Count != width || width < LeastFields)
            {
                break;
            }

            rows.Add(cells);
            last = end;
            at = end + 1;
        }

        refused = last;
        return rows.Count >= 2 && IsTight(text, start, last, separator) && !IsProse(text, rows) && rows.Skip(1).Any(r => r.Any(c => CellWords.IsNumber(text, c)))
            ? new TableDraft(new TextSpan(start, last - start), rows)
            : null;
    }

    // People write a space behind a comma, programs do not.
    private static bool IsTight(string text, int start, int end, char separator)
    {
        var spaced = 0;
        var all = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] == separator)
            {
                all++;
                spaced += i + 1 < end && Chars.IsSpace(text[i + 1]) ? 1 : 0;
            }
        }

        return spaced * 4 <= all;
    }

    // "đạt 140,2 triệu thuê bao": a comma that parts digits with words on both sides is a number's own.
    private static bool IsProse(string text, List<List<TextSpan>> rows) =>
        rows.Count(r => r.Zip(r.Skip(1)).Any(p => p.First.End + 1 == p.Second.Start && p.Second.Length > 0 && p.First.Length > 0
            && char.IsAsciiDigit(text[p.First.End - 1]) && char.IsAsciiDigit(text[p.Second.Start]) && HasWords(text, p.First) && HasWords(text, p.Second))) * 2 >= rows.Count;

    private static bool HasWords(string text, TextSpan cell) => text.AsSpan(cell.Start, cell.Length).Contains(' ') && text.Substring(cell.Start, cell.Length).Any(char.IsLetter);

    // The lines right above, up to the paragraph before: short ones that end in no full stop.
    private static TextSpan Caption(string text, int tableStart, int after)
    {
        var first = tableStart;
        var at = tableStart;
        for (var lines = 0; lines < CaptionLines && at > after;)
        {
            var end = at - 1;
            var start = end <= 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1;
            var line = FieldSplitter.Trim(text, Math.Max(start, after), Math.Max(end, Math.Max(start, after)));
            if (line.Length > LongestCaption || (line.Length > 0 && text[line.End - 1] is '.' or ';'))
            {
                break;
            }

            if (line.Length > 0)
            {
                first = line.Start;
                lines++;
            }

            at = start;
        }

        return FieldSplitter.Trim(text, first, tableStart);
    }
}
