namespace Telemetry.Collector.Tests.Outage;

/// <summary>What can be wrong with an InfluxDB.</summary>
public enum InfluxTrouble
{
    Stopped,
    Killed,
    Frozen,
    Full,
    Erring,
    Overloaded,
    CutOff,
    AtItsSeriesLimit,
}
