namespace Telemetry.Operators.Cli.Completeness;

/// <summary>How a source stands with what it owes.</summary>
internal enum Standing
{
    /// <summary>Everything has come, and in time.</summary>
    Complete,

    /// <summary>Everything has come, some of it after the due day.</summary>
    Late,

    /// <summary>The due day is over, and something has not come.</summary>
    Missing,

    /// <summary>Something has not come; the due day is not over.</summary>
    NotYetDue,
}
