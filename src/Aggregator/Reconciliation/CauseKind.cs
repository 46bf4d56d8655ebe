namespace Telemetry.Aggregator.Reconciliation;

/// <summary>Why a second source's value may be another than the computed figure; in the order in which they are tried.</summary>
public enum CauseKind
{
    /// <summary>The difference vanishes within the precision in which the value was printed.</summary>
    Rounding,

    /// <summary>It is the figure of a neighbouring period.</summary>
    Timing,

    /// <summary>It is the figure as it was known before a receipt came: a correction, or what was reported late.</summary>
    KnownEarlier,

    /// <summary>It is computed with the population or land area of another year.</summary>
    Vintage,

    /// <summary>It is another metric or indicator of the catalogue, or is computed with one.</summary>
    Definition,

    /// <summary>It is without one of the sources, or of one alone.</summary>
    Coverage,
}
