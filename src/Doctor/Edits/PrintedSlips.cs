namespace Telemetry.Doctor.Edits;

/// <summary>Names and sizes of slips. Pure.</summary>
internal static class PrintedSlips
{
    /// <summary>The slip of the ledger's kind.</summary>
    public static PrintedSlip Of(EditClass edit) => edit switch
    {
        EditClass.SwappedDigits => PrintedSlip.SwappedDigits,
        EditClass.LostZero => PrintedSlip.LostZero,
        EditClass.GainedZero => PrintedSlip.GainedZero,
        EditClass.Thousands => PrintedSlip.Thousands,
        EditClass.RoundedThousands => PrintedSlip.RoundedThousands,
        _ => PrintedSlip.SwappedDistantDigits,
    };

    /// <summary>The name in <see cref="Diagnoses.ProposedEdit.Slip"/>.</summary>
    public static string Name(PrintedSlip slip) => slip switch
    {
        PrintedSlip.DecimalMark => "decimal_mark",
        PrintedSlip.SwappedDigits => "swapped_digits",
        PrintedSlip.LostZero => "lost_zero",
        PrintedSlip.GainedZero => "gained_zero",
        PrintedSlip.FactorTen => "factor_ten",
        PrintedSlip.Thousands => "thousands",
        PrintedSlip.OneDigit => "one_digit",
        PrintedSlip.RoundedThousands => "rounded_thousands",
        _ => "swapped_distant_digits",
    };

    /// <summary>Its size; a zero lost and a zero gained are alike.</summary>
    public static int Size(PrintedSlip slip) => slip == PrintedSlip.GainedZero ? (int)PrintedSlip.LostZero : (int)slip;
}
