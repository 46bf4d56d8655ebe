namespace Telemetry.Portal.Query.Indicators;

/// <summary>Which part of the indicators' page is asked for; only that is computed.</summary>
public enum IndicatorView
{
    /// <summary>The units below as a table and as a map.</summary>
    Overview,

    /// <summary>The units below as a table.</summary>
    Table,

    /// <summary>The units below as a map.</summary>
    Map,

    /// <summary>The unit over time.</summary>
    Series,

    /// <summary>The operators' shares.</summary>
    Shares,

    /// <summary>The lowest units by classes of values.</summary>
    Distribution,
}
