namespace Telemetry.Catalogue;

/// <summary>reports/*.csv: reports by name; <see cref="ReportColumnTable"/> and <see cref="ReportRowTable"/> fill them.</summary>
internal static class ReportTable
{
    public static readonly TableShape Shape = new("reports", ["code"], ["code", "grains", "title", "title_en"]);

    private static readonly Dictionary<string, PeriodGrain> Grains = new(StringComparer.Ordinal)
    {
        ["month"] = PeriodGrain.Month,
        ["quarter"] = PeriodGrain.Quarter,
        ["half"] = PeriodGrain.Half,
        ["nine_months"] = PeriodGrain.NineMonths,
        ["year"] = PeriodGrain.Year,
    };

    public static Registry<Report> Read(TableReader tables)
    {
        var reports = new Registry<Report>("report", Shape.Folder);
        foreach (var row in tables.Rows(Shape))
        {
            var title = row.Text("title");
            ReportText.Check(row, "title");
            ReportText.Check(row, "title_en");
            var report = new Report
            {
                Code = row.Code("code", CodeShape.Dotted),
                Grains = ReadGrains(row),
                Title = title,
                EnglishTitle = row.TextOr("title_en", title),
            };
            reports.Add(report.Code, report, row);
        }

        return reports;
    }

    /// <summary>A report that nothing can be read from is a mistake. To be called once columns and rows are read.</summary>
    public static void CheckFilled(Registry<Report> reports)
    {
        foreach (var (report, row) in reports.Entries)
        {
            if (!report.Columns.Any(c => c.Shows == ReportContent.Label))
            {
                row.Fault("code", $"no column that shows the label in {ReportColumnTable.Shape.Folder}/*.csv", "columns, one of them the label");
            }

            if (report.Rows.Count == 0)
            {
                row.Fault("code", $"no row in {ReportRowTable.Shape.Folder}/*.csv", "at least one row");
            }
        }
    }

    private static List<PeriodGrain> ReadGrains(Row row)
    {
        var expected = "one or more of " + string.Join(' ', Grains.Keys);
        var grains = new List<PeriodGrain>();
        var words = row.List("grains");
        if (words.Count == 0)
        {
            row.Fault("grains", "empty", expected);
        }

        foreach (var word in words)
        {
            if (Grains.TryGetValue(word, out var grain))
            {
                grains.Add(grain);
            }
            else
            {
                row.Fault("grains", Row.Shown(word), expected);
            }
        }

        return grains;
    }
}
