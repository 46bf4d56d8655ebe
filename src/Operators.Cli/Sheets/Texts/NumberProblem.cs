namespace Telemetry.Operators.Cli.Sheets.Texts;

/// <summary>Why a text is not taken for a number.</summary>
internal enum NumberProblem
{
    None,

    /// <summary>Something else.</summary>
    NoNumber,

    /// <summary>97,5%.</summary>
    Percent,

    /// <summary>(1.234): an accountant's negative, or a note.</summary>
    Parentheses,

    /// <summary>5,2 triệu; 838 trạm.</summary>
    Words,
}
