namespace Telemetry.Aggregator.Completeness;

/// <summary>How a source stands with what it owes.</summary>
public enum CompletenessStatus
{
    /// <summary>Everything came in time.</summary>
    Complete,

    /// <summary>Everything came, a part of it after the due day.</summary>
    Late,

    /// <summary>The due day has passed and something is missing.</summary>
    Missing,

    /// <summary>Something is missing, and the due day has not passed.</summary>
    NotYetDue,
}
