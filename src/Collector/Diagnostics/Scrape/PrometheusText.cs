using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Telemetry.Collector.Diagnostics.Scrape;

/// <summary>
/// Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/), which Prometheus and VictoriaMetrics both read. The SDK has
/// added everything up; this only writes it down.
/// </summary>
internal static class PrometheusText
{
    /// <summary>What the text is, for the answer's header.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes metrics down, each family once, in order of name.</summary>
    public static string Format(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder();
        foreach (var family in metrics.GroupBy(PrometheusName.Of, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var first = family.First();
            text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Key} {EscapeHelp(first.Description)}\n# TYPE {family.Key} {TypeOf(first)}\n");

            // Two meters of one name, of two spools say, may have an instrument each; a line of a family must be there once.
            var written = new HashSet<string>(StringComparer.Ordinal);
            foreach (var metric in family.Where(m => TypeOf(m) == TypeOf(first)))
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    var labels = Labels(point.Tags);
                    if (written.Add(labels))
                    {
                        Append(text, family.Key, labels, metric.MetricType, point);
                    }
                }
            }
        }

        return text.ToString();
    }

    private static string TypeOf(Metric metric) => PrometheusName.IsCounter(metric) ? "counter" : metric.MetricType == MetricType.Histogram ? "histogram" : "gauge";

    private static void Append(StringBuilder text, string name, string labels, MetricType type, in MetricPoint point)
    {
        switch (type)
        {
            case MetricType.Histogram:
                AppendHistogram(text, name, labels, point);
                break;
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(text, name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(text, name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(text, name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(text, name, labels, point.GetGaugeLastValueDouble());
                break;
            default:
                throw new NotSupportedException($"{name} is a {type}, which no view of ours makes");
        }
    }

    private static void AppendHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        var below = 0L;
        var before = labels.Length == 0 ? "" : labels + ",";
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(text, name + "_bucket", $"{before}le=\"{Number(bucket.ExplicitBound)}\"", below);
        }

        Line(text, name + "_sum", labels, point.GetHistogramSum());
        Line(text, name + "_count", labels, point.GetHistogramCount());
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var sorted = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            sorted[PrometheusName.Label(name)] = value;
        }

        var labels = new StringBuilder();
        foreach (var (name, value) in sorted)
        {
            labels.Append(labels.Length == 0 ? "" : ",").Append(name).Append("=\"").Append(EscapeLabel(Text(value))).Append('"');
        }

        return labels.ToString();
    }

    private static string Text(object? value) => value switch
    {
        bool b => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string EscapeHelp(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string EscapeLabel(string text) => EscapeHelp(text).Replace("\"", "\\\"", StringComparison.Ordinal);
}
