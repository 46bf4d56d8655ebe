namespace Telemetry.Catalogue;

/// <summary>How a metric behaves over time; over areas and operators both kinds are summed.</summary>
public enum MetricKind
{
    /// <summary>A level at the end of the period. Over time: the last value.</summary>
    Stock,

    /// <summary>An amount in the period. Over time: the sum.</summary>
    Flow,
}
