namespace Telemetry.Storage.Submissions;

/// <summary>What a cell holds: a value, or the reason why there is none. Stored and hashed: never renumber.</summary>
public enum CellState : byte
{
    /// <summary>A value, zero included.</summary>
    Present = 0,

    /// <summary>There can be no value (no 5G network here); counts as answered.</summary>
    NotApplicable = 1,

    /// <summary>A value exists but the sender does not have it.</summary>
    NotAvailable = 2,

    /// <summary>The sender states that it does not report it.</summary>
    NotReported = 3,

    /// <summary>The sender has it and keeps it back.</summary>
    Withheld = 4,

    /// <summary>An earlier value was sent in error; the cell is not reported from here on, its history stays.</summary>
    Withdrawn = 5,
}
