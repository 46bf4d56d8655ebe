namespace Telemetry.Storage.Series.Influx;

/// <summary>What became of lines that were sent.</summary>
internal enum InfluxWriteOutcome
{
    /// <summary>All are stored.</summary>
    Stored,

    /// <summary>The request was too large.</summary>
    TooLarge,

    /// <summary>Lines are refused for what they are; the others may be stored or not.</summary>
    Refused,

    /// <summary>InfluxDB as it stands cannot take them: a limit, a policy, a missing database. Nothing is wrong with the lines.</summary>
    Trouble,
}
