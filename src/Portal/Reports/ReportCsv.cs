using System.Text;
using Telemetry.Portal.Csv;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>
/// A report as CSV that a Vietnamese spreadsheet opens right: semicolons between fields (the list separator where the comma is the
/// decimal one), numbers as in Vietnam. Pure.
/// </summary>
internal static class ReportCsv
{
    /// <summary>The file.</summary>
    public static byte[] Render(ReportDocument document)
    {
        var table = new CsvTable();
        table.Row(document.Title);
        table.Row(document.AreaName);
        table.Row(document.AsOfText);
        table.Row();

        var hasNotes = document.Lines.Any(l => l.Cells.Any(c => c.Notes.Count > 0));
        var notes = document.Language == Language.English ? "Notes" : "Ghi chú";
        table.Row([.. document.Columns.Select((c, i) => document.Groups[i].Length == 0 ? c : $"{document.Groups[i]}: {c}"), .. hasNotes ? [notes] : Array.Empty<string>()]);
        foreach (var line in document.Lines)
        {
            AddLine(table, line, hasNotes);
        }

        if (document.Notes.Count > 0)
        {
            table.Row();
            table.Row(notes);
            foreach (var note in document.Notes)
            {
                table.Row(ReportMarks.Of(note), note.Text);
            }
        }

        table.Row();
        foreach (var source in document.Sources)
        {
            table.Row(source);
        }

        return Encoding.UTF8.GetBytes(table.ToString());
    }

    private static void AddLine(CsvTable table, ReportLine line, bool hasNotes)
    {
        foreach (var cell in line.Cells)
        {
            _ = cell.Kind == ReportCellKind.Number ? table.Number(cell.Text) : table.Text(cell.Text);
        }

        if (hasNotes)
        {
            table.Text(ReportMarks.Of(line));
        }

        table.EndRow();
    }
}
