namespace Telemetry.Aggregator.Disclosure;

/// <summary>How the totals of a family of metrics hang together over time.</summary>
internal enum FamilyTime
{
    /// <summary>A longer period is the sum of its components.</summary>
    Flow,

    /// <summary>A longer period is its last component.</summary>
    Level,

    /// <summary>As a level; and a value stands for the other periods of its year, so that the same number appears in many of them.</summary>
    LevelOfYear,
}
