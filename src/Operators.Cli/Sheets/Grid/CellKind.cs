namespace Telemetry.Operators.Cli.Sheets.Grid;

/// <summary>What a file holds in a cell.</summary>
internal enum CellKind
{
    /// <summary>Nothing, or white space.</summary>
    Empty,

    /// <summary>Text; in a CSV file everything.</summary>
    Text,

    /// <summary>A number of a workbook.</summary>
    Number,

    /// <summary>A number that is shown as a percentage.</summary>
    Percent,

    /// <summary>A number whose format divides it for showing (#,##0, in thousands): what is seen is not what is stored.</summary>
    Divided,

    /// <summary>A date or a time.</summary>
    Date,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A formula's error: #REF!, #DIV/0!.</summary>
    Error,

    /// <summary>A formula whose result the file does not hold.</summary>
    FormulaWithoutValue,
}
