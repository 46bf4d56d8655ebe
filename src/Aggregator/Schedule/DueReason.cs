namespace Telemetry.Aggregator.Schedule;

/// <summary>Why a period is due; where several hold, the first of them in this order.</summary>
public enum DueReason
{
    /// <summary>It has figures and no result of them is known.</summary>
    NeverRun,

    /// <summary>It was computed with another catalogue.</summary>
    CatalogueChanged,

    /// <summary>Figures for it, for a period that it is made of, or that stand for it have arrived since.</summary>
    NewFigures,

    /// <summary>A denominator (population, land area) that it used, or now should use, has arrived since.</summary>
    NewDenominator,

    /// <summary>The month has ended and was not computed since: what is missing is now missing.</summary>
    MonthEnded,
}
