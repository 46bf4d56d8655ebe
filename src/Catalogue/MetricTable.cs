using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>metrics/*.csv: what is reported.</summary>
internal static class MetricTable
{
    public static readonly TableShape Shape = new("metrics", ["code"],
        ["code", "kind", "unit", "decimals", "minimum", "maximum", "parts", "frequency", "stands_for", "reported_by", "name", "name_en"]);

    private const int MaximumDecimals = 6;

    public static Registry<Metric> Read(TableReader tables)
    {
        var metrics = new Registry<Metric>("metric", Shape.Folder);
        foreach (var row in tables.Rows(Shape))
        {
            var metric = ReadMetric(row);
            metrics.Add(metric.Code, metric, row);
        }

        var entries = metrics.Entries;
        foreach (var (metric, row) in entries)
        {
            metric.Parts = [.. row.List("parts").Distinct().Select(code => metrics.Find(row, "parts", code)).OfType<Metric>()];
            CheckParts(metric, row);
        }

        CheckTrees(entries);
        return metrics;
    }

    private static Metric ReadMetric(Row row)
    {
        var decimals = row.Whole("decimals", 0, MaximumDecimals);
        var minimum = Bound(row, "minimum", decimals);
        var maximum = Bound(row, "maximum", decimals);
        if (minimum > maximum)
        {
            row.Fault("maximum", Row.Shown(row["maximum"]), $"not less than the minimum, {row["minimum"]}");
        }

        var name = row.Text("name");
        return new Metric
        {
            Code = row.Code("code", CodeShape.Dotted),
            Kind = row.Word("kind", ("stock", MetricKind.Stock), ("flow", MetricKind.Flow)),
            Unit = row.Text("unit"),
            Decimals = decimals,
            Minimum = minimum ?? 0,
            Maximum = maximum ?? 0,
            Frequency = row.Word("frequency", ("day", PeriodGrain.Day), ("month", PeriodGrain.Month), ("quarter", PeriodGrain.Quarter), ("year", PeriodGrain.Year)),
            StandsFor = row.Word("stands_for", ("period", StandsFor.Period), ("year", StandsFor.Year), ("until_replaced", StandsFor.UntilReplaced)),
            ReportedBy = SourceTable.Kind(row, "reported_by"),
            Name = name,
            EnglishName = row.TextOr("name_en", name),
        };
    }

    // A bound is written in the unit and held as the values are: a whole number of the last decimal.
    private static long? Bound(Row row, string column, int decimals)
    {
        if (row.Decimal(column, "a number with a decimal point, without separators or exponent") is not { } value)
        {
            return null;
        }

        var one = 1m;
        for (var i = 0; i < decimals; i++)
        {
            one *= 10m;
        }

        if (value >= long.MinValue / one && value <= long.MaxValue / one && decimal.IsInteger(value * one))
        {
            return (long)(value * one);
        }

        row.Fault(column, Row.Shown(row[column]), string.Create(CultureInfo.InvariantCulture,
            $"at most {decimals} decimals, from {long.MinValue / one} to {long.MaxValue / one}"));
        return null;
    }

    private static void CheckParts(Metric metric, Row row)
    {
        foreach (var part in metric.Parts)
        {
            if ((part.Kind, part.Unit, part.Decimals) != (metric.Kind, metric.Unit, metric.Decimals))
            {
                row.Fault("parts", $"'{part}' is a {Written(part)}", $"parts like the whole: {Written(metric)}");
            }
        }
    }

    private static string Written(Metric metric) => string.Create(CultureInfo.InvariantCulture,
        $"{(metric.Kind == MetricKind.Stock ? "stock" : "flow")} in {Row.Printable(metric.Unit)} with {metric.Decimals} decimals");

    private static void CheckTrees(IReadOnlyList<(Metric Metric, Row Row)> entries)
    {
        var inCycle = entries.Where(e => AllParts(e.Metric).Contains(e.Metric)).ToList();
        foreach (var (metric, row) in inCycle)
        {
            row.Fault("parts", $"'{metric}' is a part of itself", "parts that lead to no circle");
        }

        foreach (var (metric, row) in inCycle.Count > 0 ? [] : entries)
        {
            var seen = new HashSet<Metric>();
            foreach (var twice in AllParts(metric).Where(p => !seen.Add(p)).Distinct())
            {
                row.Fault("parts", $"'{twice}' would be counted twice", "each metric once among all parts of parts");
            }
        }
    }

    // Everything below, a shared part once for each way to it; stops at what it has already opened, so circles end.
    private static List<Metric> AllParts(Metric metric)
    {
        var found = new List<Metric>(metric.Parts);
        var opened = new HashSet<Metric>();
        for (var i = 0; i < found.Count; i++)
        {
            if (opened.Add(found[i]))
            {
                found.AddRange(found[i].Parts);
            }
        }

        return found;
    }
}
