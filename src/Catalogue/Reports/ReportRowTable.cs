namespace Telemetry.Catalogue;

/// <summary>report_rows/*.csv: what a report is about, line by line.</summary>
internal static class ReportRowTable
{
    public static readonly TableShape Shape = new("report_rows", ["report", "row"],
        ["report", "row", "order", "style", "number", "item", "beside", "unit", "decimals", "operators", "shown", "label", "label_en"]);

    public static void Read(TableReader tables, Registry<Report> reports, Registry<Metric> metrics, Registry<Indicator> indicators, Registry<DisplayUnit> units)
    {
        var rows = new Dictionary<Report, List<ReportRow>>();
        foreach (var row in tables.Rows(Shape))
        {
            var item = ReadRow(row, metrics, indicators, units);
            if (reports.Find(row, "report", row["report"]) is { } report)
            {
                var known = rows.TryGetValue(report, out var found) ? found : rows[report] = [];
                if (known.Any(r => r.Code == item.Code))
                {
                    row.Fault("row", $"a second row '{Row.Printable(item.Code)}' of '{report}'", "a code used once in a report");
                }

                known.Add(item);
            }
        }

        foreach (var (report, known) in rows)
        {
            report.Rows = [.. known.OrderBy(r => r.Order)];
        }
    }

    private static ReportRow ReadRow(Row row, Registry<Metric> metrics, Registry<Indicator> indicators, Registry<DisplayUnit> units)
    {
        var style = row.Word("style", ("item", ReportRowStyle.Item), ("total", ReportRowStyle.Total), ("section", ReportRowStyle.Section));
        var item = Item(row, "item", metrics, indicators);
        var beside = Item(row, "beside", metrics, indicators);
        if (style == ReportRowStyle.Section)
        {
            RefuseFigures(row);
        }
        else if (row["item"].Length == 0)
        {
            row.Fault("item", "empty", "a metric's or an indicator's code; only a section has none");
        }

        var byOperator = row["operators"].Length > 0 && row.Word("operators", ("no", false), ("each", true));
        if (byOperator && item is { Metric: null })
        {
            row.Fault("operators", $"each, of the indicator '{item.Code}'", "no; only metrics are told by operator");
        }

        var label = row["label"].Length == 0 && item is not null ? item.Name : row.Text("label");
        return new ReportRow
        {
            Code = row.Code("row", CodeShape.Dotted),
            Order = row.Whole("order", 1, 9999),
            Style = style,
            Number = row["number"].Length == 0 ? "" : row.Text("number"),
            Item = item,
            Beside = beside,
            Unit = DisplayUnitTable.Of(units, row, item),
            Decimals = ReportColumnTable.Decimals(row),
            ByOperator = byOperator,
            OnlyWithPlan = row["shown"].Length > 0 && row.Word("shown", ("always", false), ("with_plan", true)),
            Label = label,
            EnglishLabel = row.TextOr("label_en", row["label"].Length == 0 && item is not null ? item.EnglishName : label),
        };
    }

    private static void RefuseFigures(Row row)
    {
        foreach (var column in new[] { "item", "beside", "unit", "decimals", "operators", "shown" })
        {
            if (row[column].Length > 0)
            {
                row.Fault(column, $"{Row.Shown(row[column])} in a section", "empty; a section has no figures");
            }
        }
    }

    private static ReportItem? Item(Row row, string column, Registry<Metric> metrics, Registry<Indicator> indicators)
    {
        var code = row[column];
        if (code.Length == 0)
        {
            return null;
        }

        if (metrics.PlaceOf(code) is not null)
        {
            return new ReportItem(metrics.Find(row, column, code), null);
        }

        if (indicators.PlaceOf(code) is not null)
        {
            return new ReportItem(null, indicators.Find(row, column, code));
        }

        row.Fault(column, $"unknown metric or indicator {Row.Shown(code)}", $"a code of {MetricTable.Shape.Folder}/*.csv or {IndicatorTable.Shape.Folder}/*.csv");
        return null;
    }
}
