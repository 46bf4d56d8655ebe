using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>printed/*.csv: what official reports printed, cell by cell.</summary>
internal static class PrintedTable
{
    public static readonly TableShape Shape = new("printed", ["report", "area", "period", "row", "column"],
        ["report", "area", "period", "row", "outside", "column", "printed", "why", "why_en", "origin"]);

    public static List<PrintedCell> Read(TableReader tables, Registry<Report> reports, AreaIndex areas)
    {
        var cells = new List<PrintedCell>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in tables.Rows(Shape))
        {
            var key = string.Join('|', row["report"], row["area"], row["period"], row["row"], row["outside"], row["column"]);
            if (!seen.Add(key))
            {
                row.Fault("column", "the same cell given twice", "each cell once");
            }

            if (ReadCell(row, reports, areas) is { } cell)
            {
                cells.Add(cell);
            }
        }

        return cells;
    }

    private static PrintedCell? ReadCell(Row row, Registry<Report> reports, AreaIndex areas)
    {
        var report = reports.Find(row, "report", row["report"]);
        if (!Period.TryParse(row["period"], out var period))
        {
            row.Fault("period", Row.Shown(row["period"]), "a period: 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013");
            return null;
        }

        var area = areas.Find(row, "area", row["area"], period.Last);
        if (report is null || area is null)
        {
            return null;
        }

        Check(row, report, period);
        return new PrintedCell
        {
            Report = report,
            Area = area,
            Period = period,
            Row = row["row"],
            Outside = row["outside"],
            Column = row["column"],
            Text = row.Text("printed"),
            Why = row["why"],
            EnglishWhy = row["why_en"].Length == 0 ? row["why"] : row["why_en"],
            Origin = row.Text("origin"),
        };
    }

    private static void Check(Row row, Report report, Period period)
    {
        if (!report.Grains.Contains(period.Grain))
        {
            row.Fault("period", string.Create(CultureInfo.InvariantCulture, $"'{period}' of a report by {string.Join(' ', report.Grains)}"), "a period of the report's grains");
        }

        if ((row["row"].Length == 0) == (row["outside"].Length == 0))
        {
            row.Fault("row", row["row"].Length == 0 ? "neither row nor outside" : "both row and outside", "a row of the layout, or the words of a printed row that it does not have");
        }
        else if (row["row"].Length > 0 && report.Rows.FirstOrDefault(r => r.Code == row["row"]) is not { Item: not null })
        {
            row.Fault("row", $"no row {Row.Shown(row["row"])} with figures in '{report}'", $"a row of {ReportRowTable.Shape.Folder}/*.csv");
        }

        if (report.Columns.FirstOrDefault(c => c.Code == row["column"]) is not { HasFigures: true })
        {
            row.Fault("column", $"no column {Row.Shown(row["column"])} with figures in '{report}'", $"a column of {ReportColumnTable.Shape.Folder}/*.csv");
        }
    }
}
