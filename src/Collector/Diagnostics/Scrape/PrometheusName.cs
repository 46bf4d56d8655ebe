using System.Text;
using OpenTelemetry.Metrics;

namespace Telemetry.Collector.Diagnostics.Scrape;

/// <summary>
/// Names as OpenTelemetry's compatibility specification makes them for Prometheus
/// (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/): dots become underscores, the unit is written out at the end, and a
/// counter ends in <c>_total</c>.
/// </summary>
internal static class PrometheusName
{
    private const string Total = "_total";

    /// <summary>The name of a metric's family.</summary>
    public static string Of(Metric metric)
    {
        var name = Label(metric.Name);
        if (IsCounter(metric) && name.EndsWith(Total, StringComparison.Ordinal))
        {
            name = name[..^Total.Length];
        }

        var unit = UnitWord(metric.Unit);
        name = unit.Length == 0 || name.EndsWith("_" + unit, StringComparison.Ordinal) ? name : $"{name}_{unit}";
        return IsCounter(metric) ? name + Total : name;
    }

    /// <summary>The name of a tag.</summary>
    public static string Label(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return text.Length > 0 && char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <summary>Whether it only goes up.</summary>
    public static bool IsCounter(Metric metric) => metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;

    // What is in braces says what is counted and is no unit.
    private static string UnitWord(string unit) => unit switch
    {
        "s" => "seconds",
        "By" => "bytes",
        _ => "",
    };
}
