using System.Globalization;

namespace Telemetry.Portal.Reports;

/// <summary>How rows refer to notes where a cell holds nothing but its number. Pure.</summary>
internal static class ReportMarks
{
    /// <summary>[1] [3], of all the row's cells; empty where there are none.</summary>
    public static string Of(ReportLine line) => string.Join(' ', line.Cells.SelectMany(c => c.Notes).Distinct().Order().Select(Mark));

    /// <summary>[1].</summary>
    public static string Of(ReportNote note) => Mark(note.Number);

    private static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");
}
