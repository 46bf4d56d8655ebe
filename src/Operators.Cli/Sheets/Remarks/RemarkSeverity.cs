namespace Telemetry.Operators.Cli.Sheets.Remarks;

/// <summary>What a remark means for the file.</summary>
internal enum RemarkSeverity
{
    /// <summary>What was understood, for the person to see.</summary>
    Note,

    /// <summary>Somebody should look; nothing is left out for it.</summary>
    Warning,

    /// <summary>A cell (or a row, or a column) is left out.</summary>
    LeftOut,

    /// <summary>The file cannot be used as it is; nothing is sent.</summary>
    Fault,
}
