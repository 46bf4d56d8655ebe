namespace Telemetry.Catalogue;

/// <summary>How a report's row is printed.</summary>
public enum ReportRowStyle
{
    /// <summary>An item.</summary>
    Item,

    /// <summary>A total, which stands out.</summary>
    Total,

    /// <summary>A heading over the rows that follow; no figures.</summary>
    Section,
}
