namespace Telemetry.Operators.Cli.Sheets.Remarks;

/// <summary>What a remark is about; a closed list, and the code that machines are given.</summary>
internal enum RemarkKind
{
    // The file as a whole.
    SheetMissing,
    SheetHidden,
    PeriodUnknown,
    PeriodAmbiguous,
    PeriodDiffers,
    HeaderDiffers,
    LabelDiffers,
    UnknownMetric,
    NothingToSend,
    TooManyCells,

    // Rows.
    UnknownArea,
    AmbiguousArea,
    InexactArea,
    AreaTwice,
    BeyondHeader,
    RowSkipped,
    TotalDiffers,

    // Cells.
    NumberStyleUnknown,
    NumberStyleMixed,
    NumberStyleOther,
    NotANumber,
    Percentage,
    Parenthesised,
    NumberWithWords,
    DividedByFormat,
    DateInstead,
    TruthInstead,
    FormulaError,
    FormulaWithoutValue,
    MergedFigures,
    Hidden,
    TooLong,

    // What a guess understood, and what it did not.
    Understood,
    ColumnUnsure,
    FactorUnknown,
    StyleProposed,
    AbsenceProposed,
    OldFont,
}
