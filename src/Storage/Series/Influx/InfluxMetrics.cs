using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Telemetry.Storage.Series.Influx;

/// <summary>The InfluxDB store's own telemetry, on the meter <c>Telemetry.Storage.Influx</c>.</summary>
internal static class InfluxMetrics
{
    public const string MeterName = "Telemetry.Storage.Influx";

    private static readonly Meter Meter = new(MeterName);

    public static readonly Counter<long> Points = Meter.CreateCounter<long>("telemetry.influx.points", "{point}", "Points that InfluxDB confirmed.");

    public static readonly Counter<long> Rejected = Meter.CreateCounter<long>(
        "telemetry.influx.rejected", "{point}", "Points that InfluxDB refuses for good; the rest of their batch was stored.");

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "telemetry.influx.retries", "{request}", "Requests sent again after 429, 5xx, a timeout or a broken connection.");

    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>(
        "telemetry.influx.request.duration", "s", "Time until InfluxDB answered, by request (read, write) and outcome (answered, failed).");

    public static void Requested(InfluxRequest request, bool answered, TimeSpan duration)
        => Requests.Record(
            duration.TotalSeconds,
            new TagList { { "request", request == InfluxRequest.Write ? "write" : "read" }, { "outcome", answered ? "answered" : "failed" } });
}
