namespace Telemetry.Aggregator.Rollup;

/// <summary>How a cell came to its value, or why it has none. Stored in rollups: never renumber; at most 15.</summary>
public enum Provenance : byte
{
    /// <summary>Nothing was reported from which it could be had.</summary>
    Missing = 0,

    /// <summary>Reported for exactly this source, metric, unit and period.</summary>
    Explicit = 1,

    /// <summary>Combined from shorter periods of the same unit.</summary>
    Time = 2,

    /// <summary>Sum of the metric's parts for the same unit.</summary>
    Parts = 3,

    /// <summary>Sum of the units one level below.</summary>
    Areas = 4,

    /// <summary>Sum of the units that this one came from.</summary>
    Predecessors = 5,

    /// <summary>An earlier value, or the whole year's, that stands for this period.</summary>
    Standing = 6,

    /// <summary>A sum of sources that came to their values in different ways.</summary>
    Mixed = 7,

    /// <summary>There can be no value; answered, with nothing to add.</summary>
    NotApplicable = 8,

    /// <summary>The sender does not have it.</summary>
    NotAvailable = 9,

    /// <summary>The sender states that it does not report it.</summary>
    NotReported = 10,

    /// <summary>The sender keeps it back.</summary>
    Withheld = 11,

    /// <summary>The sum does not fit into 64 bits.</summary>
    OutOfRange = 12,

    /// <summary>Sum of the units of its time that make up a unit of other boundaries. Never stored.</summary>
    Lineage = 13,
}
