namespace Telemetry.Portal.Query;

/// <summary>What else a completeness is told by.</summary>
internal enum CompletenessDetail
{
    /// <summary>Nothing: a row for each source and province.</summary>
    None,

    /// <summary>Each row by unit.</summary>
    Areas,

    /// <summary>Each row by metric.</summary>
    Metrics,
}
