namespace Telemetry.Storage.Series.Influx;

/// <summary>What is asked of InfluxDB; it decides how long trouble is waited out.</summary>
internal enum InfluxRequest
{
    /// <summary>Somebody waits for the answer.</summary>
    Read,

    /// <summary>Points go in; the ledger has them, so there is time.</summary>
    Write,
}
