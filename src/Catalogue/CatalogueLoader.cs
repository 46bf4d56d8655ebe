using System.Collections.Frozen;

namespace Telemetry.Catalogue;

/// <summary>Reads and checks a catalogue's files.</summary>
public static class CatalogueLoader
{
    /// <summary>
    /// Loads, or lists every fault. Does no I/O: the files are already in memory. Tables are UTF-8 (a byte order mark is
    /// ignored), comma-separated, with a header; white space around a field is ignored.
    /// </summary>
    public static CatalogueLoadResult Load(CatalogueFiles files)
    {
        var tables = new TableReader(files);
        tables.RefuseFilesOutside(
            AreaTable.Shape,
            LineageTable.Shape,
            SourceTable.Shape,
            MetricTable.Shape,
            BreakTable.Shape,
            IndicatorTable.Shape,
            ObligationTable.Shape,
            CheckRuleTable.Shape,
            DisplayUnitTable.Shape,
            ReportTable.Shape,
            ReportColumnTable.Shape,
            ReportRowTable.Shape,
            PrintedTable.Shape,
            TermTable.Shape);

        var areas = AreaTable.Read(tables);
        LineageTable.Read(tables, areas);
        var sources = SourceTable.Read(tables, areas);
        var metrics = MetricTable.Read(tables);
        BreakTable.Read(tables, metrics);
        var indicators = IndicatorTable.Read(tables, metrics);
        var calendar = ObligationTable.Read(tables, areas, sources, metrics);
        var rules = CheckRuleTable.Read(tables, metrics, indicators);
        var units = DisplayUnitTable.Read(tables);
        var reports = ReportTable.Read(tables);
        ReportColumnTable.Read(tables, reports);
        ReportRowTable.Read(tables, reports, metrics, indicators, units);
        ReportTable.CheckFilled(reports);
        var printed = PrintedTable.Read(tables, reports, areas);
        var terms = TermTable.Read(tables, metrics, indicators, sources);

        return tables.Faults.Count > 0
            ? new CatalogueLoadResult(null, [.. tables.Faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)])
            : new CatalogueLoadResult(new Catalogue(files, areas.Sorted(), sources.Items, metrics.Items, indicators.Items)
            {
                Calendar = calendar,
                Rules = rules.Items.ToFrozenDictionary(r => r.Code),
                Reports = reports.Items,
                Printed = printed,
                Terms = terms,
            }, []);
    }
}
