namespace Telemetry.Aggregator.Indicators;

/// <summary>Why a figure has no value. Closed; the portal words each one.</summary>
public enum FigureReasonCode
{
    /// <summary>Nothing was reported. Parameters: metric.</summary>
    NoValueReported,

    /// <summary>The numerator is there, the denominator is not. Parameters: metric.</summary>
    NoDenominator,

    /// <summary>The denominator is zero. Parameters: metric.</summary>
    ZeroDenominator,

    /// <summary>The quotient is negative, which has no square root. Parameters: metric.</summary>
    NegativeQuotient,

    /// <summary>The sender says that there can be no value. Parameters: metric.</summary>
    NotApplicable,

    /// <summary>The sender says that it does not have the value. Parameters: metric.</summary>
    NotAvailable,

    /// <summary>The sender says that it does not report the value. Parameters: metric.</summary>
    NotReported,

    /// <summary>The sender keeps the value back. Parameters: metric.</summary>
    Withheld,

    /// <summary>A sum or a product does not fit. Parameters: metric or item.</summary>
    OutOfRange,

    /// <summary>No plan for this period and no later target. Parameters: item.</summary>
    NoPlan,

    /// <summary>The plan, or where less is better the actual value, is zero. Parameters: item.</summary>
    ZeroPlan,

    /// <summary>The same period of the year before has no value. Parameters: item, period.</summary>
    BaseMissing,

    /// <summary>The same period of the year before is zero. Parameters: item, period.</summary>
    BaseZero,

    /// <summary>The same period of the year before is negative, so that a percentage would mislead. Parameters: item, period.</summary>
    BaseNegative,

    /// <summary>The definition changed since the same period of the year before. Parameters: metric, on, note, noteEn.</summary>
    DefinitionChanged,

    /// <summary>The unit did not exist at the end of the period. Parameters: area, period.</summary>
    AreaNotValid,

    /// <summary>A share is one operator's; the total's is not asked for. Parameters: item.</summary>
    OperatorNeeded,

    /// <summary>The total, or a part of it, is a department's aggregate: operators' shares of it are not known. Parameters: metric.</summary>
    NotByOperator,

    /// <summary>
    /// On other boundaries: what was reported is of units that lie only partly in the unit, and no weights tell how to divide
    /// them. Parameters: metric, area, units (those), appearsIn (the units where they are counted).
    /// </summary>
    AreaDivided,

    /// <summary>On other boundaries: the lineage does not tell which units of that time the unit was made up of. Parameters: area, period.</summary>
    NoLineage,

    /// <summary>Values of days are kept for a time only, and this one's is over; the ledger still has what was reported. Parameters: days.</summary>
    DayNotKept,

    /// <summary>Not told to readers outside; never says by which rule. Parameters: none.</summary>
    WithheldOutside,
}
