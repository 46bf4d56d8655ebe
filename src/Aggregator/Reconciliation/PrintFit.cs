namespace Telemetry.Aggregator.Reconciliation;

/// <summary>How a value becomes the printed one.</summary>
public enum PrintFit
{
    /// <summary>It is the printed one.</summary>
    Exact,

    /// <summary>By rounding to the nearest.</summary>
    Rounded,

    /// <summary>By leaving off the digits behind.</summary>
    CutOff,
}
