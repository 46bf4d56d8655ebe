namespace Telemetry.Aggregator.Findings;

/// <summary>What happened to a finding. Stored by name.</summary>
public enum FindingEventKind
{
    /// <summary>It was raised.</summary>
    Opened,

    /// <summary>It is still there with other numbers; what was explained is open again.</summary>
    Changed,

    /// <summary>The figures no longer fail the rule.</summary>
    Resolved,

    /// <summary>It had been resolved and the figures fail the rule again.</summary>
    Reopened,
}
