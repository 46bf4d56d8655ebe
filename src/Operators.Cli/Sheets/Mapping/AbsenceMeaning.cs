namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>What a word (or nothing) in a cell stands for.</summary>
internal enum AbsenceMeaning
{
    /// <summary>The cell is not spoken of: it is not sent.</summary>
    Skip,

    /// <summary>Nought, which is a value.</summary>
    Zero,

    /// <summary>There can be no value.</summary>
    NotApplicable,

    /// <summary>A value exists, the sender does not have it.</summary>
    NotAvailable,

    /// <summary>The sender does not report it.</summary>
    NotReported,

    /// <summary>The sender keeps it back.</summary>
    Withheld,

    /// <summary>An earlier value was sent in error.</summary>
    Withdrawn,
}
