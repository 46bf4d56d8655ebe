namespace Telemetry.Storage.Series.Influx;

/// <summary>InfluxDB answers, but a person has to change something there or in the settings; waiting does not help.</summary>
public sealed class InfluxSetupException : Exception
{
    /// <summary>Says what is wrong and how it is mended, without any secret.</summary>
    public InfluxSetupException(string message)
        : base(message)
    {
    }
}
