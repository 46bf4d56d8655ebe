namespace Telemetry.Storage.Series.Influx;

/// <summary>InfluxDB understood a request as little as it could do it, and said so in its own words.</summary>
internal sealed class InfluxAnsweredException(string message) : Exception(message);
