using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Mapping;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>What stands above a column, and before a row.</summary>
internal static class HeaderText
{
    private const string Between = " / ";

    /// <summary>The header's lines from above, merged ones as they are seen, each once: <c>Thuê bao di động / Trả trước</c>.</summary>
    public static string Of(Sheet sheet, RowRange header, int column) => string.Join(Between, Lines(sheet, header, column));

    /// <summary>The same, line by line.</summary>
    public static IReadOnlyList<string> Lines(Sheet sheet, RowRange header, int column)
    {
        var lines = new List<string>();
        foreach (var row in sheet.Rows.Where(header.Contains))
        {
            var text = OneLine(sheet.Seen(row, column).Text);
            // A row that numbers the columns (A, 1, 2) says nothing about them.
            if (text.Length > 0 && !LabelText.IsOrdinal(text) && (lines.Count == 0 || lines[^1] != text))
            {
                lines.Add(text);
            }
        }

        return lines;
    }

    /// <summary>A text without its line breaks.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
