namespace Telemetry.Aggregator.Reconciliation;

/// <summary>As what a second source sent its value.</summary>
public enum SecondValueKind
{
    /// <summary>As what it has published.</summary>
    Published,

    /// <summary>As a figure of its own, which the total is not made of.</summary>
    Reported,
}
