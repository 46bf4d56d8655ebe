namespace Telemetry.Catalogue;

/// <summary>Which level of a stock a figure is divided by.</summary>
public enum DenominatorRule
{
    /// <summary>The value of the period asked.</summary>
    Own,

    /// <summary>The mean of the values at the period's beginning and end.</summary>
    AverageOfPeriod,
}
