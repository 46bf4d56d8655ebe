namespace Telemetry.Aggregator.Schedule;

/// <summary>How a run ended. Stored by name.</summary>
public enum RunOutcome
{
    /// <summary>The results are in the store.</summary>
    Succeeded,

    /// <summary>It did not; earlier results, if any, are still there, and it is tried again.</summary>
    Failed,
}
