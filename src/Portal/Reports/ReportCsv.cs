using System.Text;

namespace Telemetry.Portal.Reports;

/// <summary>
/// A report as CSV that a Vietnamese spreadsheet opens right: UTF-8 with a byte order mark, semicolons between fields (the list
/// separator where the comma is the decimal one), numbers as in Vietnam, CRLF. Words that a spreadsheet would run as a formula
/// get an apostrophe before them. Pure.
/// </summary>
internal static class ReportCsv
{
    private const char Separator = ';';

    /// <summary>The file.</summary>
    public static byte[] Render(ReportDocument document)
    {
        var text = new StringBuilder();
        Line(text, [document.Title]);
        Line(text, [document.AreaName]);
        Line(text, [document.AsOfText]);
        text.Append("\r\n");

        var hasNotes = document.Lines.Any(l => l.Cells.Any(c => c.Notes.Count > 0));
        var notes = document.Language == ReportLanguage.English ? "Notes" : "Ghi chú";
        Line(text, [.. document.Columns.Select((c, i) => document.Groups[i].Length == 0 ? c : $"{document.Groups[i]}: {c}"), .. hasNotes ? [notes] : Array.Empty<string>()]);
        foreach (var line in document.Lines)
        {
            var marks = ReportMarks.Of(line);
            text.AppendJoin(Separator, line.Cells.Select(c => Field(c.Text, c.Kind == ReportCellKind.Number)));
            text.Append(hasNotes ? Separator + Field(marks, isNumber: false) : "").Append("\r\n");
        }

        if (document.Notes.Count > 0)
        {
            text.Append("\r\n");
            Line(text, [notes]);
            foreach (var note in document.Notes)
            {
                Line(text, [ReportMarks.Of(note), note.Text]);
            }
        }

        text.Append("\r\n");
        foreach (var source in document.Sources)
        {
            Line(text, [source]);
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(Separator, fields.Select(f => Field(f, isNumber: false))).Append("\r\n");

    private static string Field(string text, bool isNumber)
    {
        // A number may begin with a minus; words that do are not to be computed.
        var safe = !isNumber && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Separator, '"', '\n') >= 0 || safe.Contains('\r', StringComparison.Ordinal) || safe.Contains(',', StringComparison.Ordinal) && !isNumber
            ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : safe;
    }
}
