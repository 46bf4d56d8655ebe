namespace Telemetry.Catalogue;

/// <summary>breaks/*.csv: days on which a metric's definition changed.</summary>
internal static class BreakTable
{
    public static readonly TableShape Shape = new("breaks", ["metric", "on"], ["metric", "on", "note", "note_en"]);

    public static void Read(TableReader tables, Registry<Metric> metrics)
    {
        var breaks = new Dictionary<Metric, SortedList<DateOnly, DefinitionBreak>>();
        foreach (var row in tables.Rows(Shape))
        {
            var metric = metrics.Find(row, "metric", row["metric"]);
            var note = row.Text("note");
            var found = row.Date("on") is { } on ? new DefinitionBreak(on, note, row.TextOr("note_en", note)) : null;
            if (metric is null || found is null)
            {
                continue;
            }

            if (!breaks.TryGetValue(metric, out var ofMetric))
            {
                breaks.Add(metric, ofMetric = []);
            }

            if (!ofMetric.TryAdd(found.On, found))
            {
                row.Fault("on", $"a second break of {metric} on that day", "each day once for a metric");
            }
        }

        foreach (var (metric, ofMetric) in breaks)
        {
            metric.Breaks = [.. ofMetric.Values];
        }
    }
}
