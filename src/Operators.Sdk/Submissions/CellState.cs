namespace Telemetry.Operators;

/// <summary>What a cell holds: a value, or why it has none. Zero is a value.</summary>
public enum CellState : byte
{
    /// <summary>A value.</summary>
    Present = 0,

    /// <summary>There can be no value (no 5G network in the area). Counts as answered.</summary>
    NotApplicable = 1,

    /// <summary>A value exists, the sender does not have it.</summary>
    NotAvailable = 2,

    /// <summary>The sender does not report it.</summary>
    NotReported = 3,

    /// <summary>The sender has it and keeps it back.</summary>
    Withheld = 4,

    /// <summary>An earlier value was sent in error; from now on the cell is not reported, its history stays. Needs <see cref="Submission.Reason"/>.</summary>
    Withdrawn = 5,
}
