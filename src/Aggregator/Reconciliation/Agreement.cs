namespace Telemetry.Aggregator.Reconciliation;

/// <summary>How a second source's value stands to the computed figure.</summary>
public enum Agreement
{
    /// <summary>The same, to the decimals in which the figure is shown.</summary>
    Same,

    /// <summary>Another, and arithmetic supports at least one cause.</summary>
    Explained,

    /// <summary>Another, and none of the causes that were tried gives it.</summary>
    Unexplained,

    /// <summary>There is no computed figure to compare with.</summary>
    NotComputed,
}
