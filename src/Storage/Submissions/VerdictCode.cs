namespace Telemetry.Storage.Submissions;

/// <summary>Why a cell was refused: the closed list. Stored and hashed: never renumber. The protocol has the same numbers.</summary>
public enum VerdictCode : byte
{
    /// <summary>No such metric (in a plan and among published values: nor such an indicator) in the catalogue.</summary>
    UnknownMetric = 1,

    /// <summary>No unit ever bore the code.</summary>
    UnknownArea = 2,

    /// <summary>Units bore the code, but none on the last day of the period.</summary>
    AreaNotValid = 3,

    /// <summary>Outside the metric's bounds.</summary>
    OutOfBounds = 4,

    /// <summary>More decimals than the metric has: above all a fraction where counts are whole.</summary>
    NotWhole = 5,

    /// <summary>Not a number, or infinite.</summary>
    NotANumber = 6,

    /// <summary>Outside the sender's territory.</summary>
    OutsideTerritory = 7,

    /// <summary>The same cell came more than once in the submission; none of them is taken.</summary>
    DuplicateCell = 8,

    /// <summary>The column's decimals are not the metric's.</summary>
    WrongDecimals = 9,

    /// <summary>The metric is another kind of source's to report (population from an operator).</summary>
    WrongReporter = 10,
}
