namespace Telemetry.Operators;

/// <summary>Why a cell was refused.</summary>
public enum VerdictCode
{
    /// <summary>A cause that this version of the library does not know; <see cref="Verdict.Expected"/> says it.</summary>
    Unspecified = 0,

    /// <summary>No such metric in the catalogue.</summary>
    UnknownMetric = 1,

    /// <summary>No unit ever bore the code.</summary>
    UnknownArea = 2,

    /// <summary>The code exists, but no unit bore it on the last day of the period.</summary>
    AreaNotValid = 3,

    /// <summary>Outside the metric's bounds.</summary>
    OutOfBounds = 4,

    /// <summary>More decimals than the metric has: above all a fraction where counts are whole.</summary>
    NotWhole = 5,

    /// <summary>Not a number, or infinite.</summary>
    NotANumber = 6,

    /// <summary>Outside the sender's territory.</summary>
    OutsideTerritory = 7,

    /// <summary>The same cell more than once in one submission: none of them is taken.</summary>
    DuplicateCell = 8,

    /// <summary>The column's decimals are not the metric's.</summary>
    WrongDecimals = 9,

    /// <summary>Another kind of source reports this metric.</summary>
    WrongReporter = 10,
}
