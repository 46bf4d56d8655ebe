namespace Telemetry.Storage.Series.Influx;

/// <summary>Which of InfluxDB's endpoints takes line protocol in.</summary>
public enum InfluxWriteApi
{
    /// <summary><c>/write?db=…</c>: version 1, and 2 and 3 by their compatibility interface.</summary>
    V1,

    /// <summary><c>/api/v2/write?bucket=…</c>: versions 2 and 3.</summary>
    V2,
}
