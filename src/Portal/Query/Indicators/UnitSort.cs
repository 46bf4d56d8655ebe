namespace Telemetry.Portal.Query.Indicators;

/// <summary>A column by which the table of units is sorted.</summary>
public enum UnitSort
{
    /// <summary>The place among them, the best first.</summary>
    Rank,

    /// <summary>The unit's name, as in Vietnam.</summary>
    Name,

    /// <summary>The value.</summary>
    Value,

    /// <summary>Complete, partial, missing.</summary>
    Status,

    /// <summary>Difference from the period before.</summary>
    Change,

    /// <summary>Growth against the same period of the year before.</summary>
    Growth,
}
