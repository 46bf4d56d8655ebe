namespace Telemetry.Catalogue;

/// <summary>report_columns/*.csv: what a report shows of each row.</summary>
internal static class ReportColumnTable
{
    public static readonly TableShape Shape = new("report_columns", ["report", "column"],
        ["report", "column", "order", "shows", "of", "decimals", "group", "group_en", "heading", "heading_en"]);

    public static void Read(TableReader tables, Registry<Report> reports)
    {
        var columns = new Dictionary<Report, List<ReportColumn>>();
        foreach (var row in tables.Rows(Shape))
        {
            var column = ReadColumn(row);
            if (reports.Find(row, "report", row["report"]) is { } report)
            {
                var known = columns.TryGetValue(report, out var found) ? found : columns[report] = [];
                if (known.Any(c => c.Code == column.Code))
                {
                    row.Fault("column", $"a second column '{Row.Printable(column.Code)}' of '{report}'", "a code used once in a report");
                }

                known.Add(column);
            }
        }

        foreach (var (report, known) in columns)
        {
            // A stable sort: of the same order, the one read first goes first.
            report.Columns = [.. known.OrderBy(c => c.Order)];
        }
    }

    /// <summary>Decimals as written; null where the cell is empty.</summary>
    public static DecimalRange? Decimals(Row row)
    {
        var text = row["decimals"];
        if (text.Length > 0 && !DecimalRange.TryRead(text, out _))
        {
            row.Fault("decimals", Row.Shown(text), "0 to 6, or a range such as 0-2, or empty");
        }

        return DecimalRange.TryRead(text, out var range) ? range : null;
    }

    private static ReportColumn ReadColumn(Row row)
    {
        var heading = row.Text("heading");
        var group = row["group"].Length == 0 ? "" : row.Text("group");
        foreach (var name in new[] { "heading", "heading_en", "group", "group_en" })
        {
            ReportText.Check(row, name);
        }

        var column = new ReportColumn
        {
            Code = row.Code("column", CodeShape.Dotted),
            Order = row.Whole("order", 1, 9999),
            Shows = row.Word("shows",
                ("number", ReportContent.Number), ("label", ReportContent.Label), ("unit", ReportContent.Unit), ("value", ReportContent.Value),
                ("year_before", ReportContent.YearBefore), ("growth", ReportContent.Growth), ("plan", ReportContent.Plan), ("next_plan", ReportContent.NextPlan),
                ("target", ReportContent.Target), ("completion", ReportContent.Completion), ("share", ReportContent.Share)),
            OfBeside = row["of"].Length > 0 && row.Word("of", ("item", false), ("beside", true)),
            Decimals = Decimals(row),
            Group = group,
            EnglishGroup = row.TextOr("group_en", group),
            Heading = heading,
            EnglishHeading = row.TextOr("heading_en", heading),
        };
        if (row.IsSound && !column.HasFigures && (row["of"].Length > 0 || column.Decimals is not null))
        {
            row.Fault(row["of"].Length > 0 ? "of" : "decimals", $"given for a column that shows the {row["shows"]}", "empty; only figures are of an item and have decimals");
        }

        return column;
    }
}
