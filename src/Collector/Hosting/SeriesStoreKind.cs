namespace Telemetry.Collector.Hosting;

/// <summary>Where the projected figures lie.</summary>
public enum SeriesStoreKind
{
    /// <summary>In the data folder.</summary>
    Embedded,

    /// <summary>In an InfluxDB, which several processes share.</summary>
    InfluxDb,
}
