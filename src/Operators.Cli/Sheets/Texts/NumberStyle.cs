namespace Telemetry.Operators.Cli.Sheets.Texts;

/// <summary>How numbers are written as text.</summary>
internal enum NumberStyle
{
    /// <summary>Not known: only what reads the same in both.</summary>
    Unknown,

    /// <summary>1.795.720 and 160,21.</summary>
    Vietnamese,

    /// <summary>1,795,720 and 160.21.</summary>
    English,
}
