using Telemetry.Catalogue;
using Telemetry.Portal.Reports;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>Reads a report by the layout's codes.</summary>
internal static class Documents
{
    public static ReportCell Cell(this ReportDocument document, string row, string column, string? source = null) =>
        document.Lines.Single(l => l.Code == row && l.Operator == source).Cells[document.Report.Columns.ToList().FindIndex(c => c.Code == column)];

    public static string Text(this ReportDocument document, string row, string column, string? source = null) => document.Cell(row, column, source).Text;

    /// <summary>Texts of a cell's notes.</summary>
    public static IEnumerable<string> NotesOf(this ReportDocument document, ReportCell cell) => cell.Notes.Select(n => document.Notes[n - 1].Text);

    /// <summary>Rows and columns of the cells with a note on the print.</summary>
    public static IEnumerable<(string Row, string Column)> DifferingFromPrint(this ReportDocument document) =>
        from line in document.Lines
        from cell in line.Cells.Select((c, i) => (Cell: c, Column: document.Report.Columns[i].Code))
        where cell.Cell.Notes.Any(n => document.Notes[n - 1].IsAboutPrint)
        select (line.Code, cell.Column);

    /// <summary>A document with these words in it, made by hand.</summary>
    public static ReportDocument Of(params string[] words)
    {
        var report = DefaultCatalogue.Instance.Reports.Single(r => r.Code == "postal_annex");
        return new ReportDocument
        {
            Report = report,
            Language = Language.Vietnamese,
            Area = DefaultCatalogue.QuangNinh,
            Period = Period.OfYear(2014),
            Title = "Báo cáo",
            AreaName = "Quảng Ninh",
            AsOfText = "Tính theo sổ cái.",
            Position = 1,
            PositionTime = null,
            CatalogueVersion = new string('0', 64),
            Columns = [.. report.Columns.Select(c => c.Code)],
            Groups = [.. report.Columns.Select(_ => "")],
            Lines = [.. words.Select(w => new ReportLine("row", null, ReportRowStyle.Item, [.. report.Columns.Select(c => c.Shows == ReportContent.Label ? ReportCell.OfText(w) : ReportCell.Empty)]))],
            Notes = [],
            Sources = [],
        };
    }
}
