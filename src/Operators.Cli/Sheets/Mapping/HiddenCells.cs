namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>What becomes of figures in rows and columns that the sheet hides.</summary>
internal enum HiddenCells
{
    /// <summary>They are left out, and said.</summary>
    Refuse,

    /// <summary>They are read as if they were seen.</summary>
    Read,

    /// <summary>They are left out without a word.</summary>
    Skip,
}
