namespace Telemetry.Aggregator.Findings;

/// <summary>Where a finding is in its life. Stored by name.</summary>
public enum FindingState
{
    /// <summary>The figures fail the rule, and nobody has said why.</summary>
    Open,

    /// <summary>The figures fail the rule, and somebody has said why it is so.</summary>
    Explained,

    /// <summary>The figures no longer fail the rule: corrected, as a rule.</summary>
    Resolved,
}
