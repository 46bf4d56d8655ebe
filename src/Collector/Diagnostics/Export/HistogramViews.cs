using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Telemetry.Collector.Diagnostics.Export;

/// <summary>
/// Buckets of our own histograms: times from a commit's half millisecond to a rollup's minutes, and sizes by powers of two. The SDK's own are made for
/// milliseconds. Histograms of the framework keep what it advises.
/// </summary>
internal static class HistogramViews
{
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
    private static readonly double[] Counts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096];

    /// <summary>The view of an instrument; null: as it is.</summary>
    public static MetricStreamConfiguration? For(Instrument instrument)
    {
        var type = instrument.GetType();
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Histogram<>) && instrument.Meter.Name.StartsWith("Telemetry.", StringComparison.Ordinal)
            ? new ExplicitBucketHistogramConfiguration { Boundaries = instrument.Unit == "s" ? Seconds : Counts }
            : null;
    }
}
