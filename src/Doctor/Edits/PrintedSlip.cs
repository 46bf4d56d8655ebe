namespace Telemetry.Doctor.Edits;

/// <summary>What a slip of the hand did to a printed number, the smallest first: the ledger's kinds (<see cref="EditClass"/>) and those that only print knows.</summary>
internal enum PrintedSlip
{
    /// <summary>The marks mean the other thing: 133,202 for 133.202.</summary>
    DecimalMark,

    /// <summary>As <see cref="EditClass.SwappedDigits"/>.</summary>
    SwappedDigits,

    /// <summary>As <see cref="EditClass.LostZero"/>; with it a grouping mark became a decimal mark: 160,21 for 160.210.</summary>
    LostZero,

    /// <summary>As <see cref="EditClass.GainedZero"/>.</summary>
    GainedZero,

    /// <summary>The decimal mark is one place off: 11,625 for 116,25.</summary>
    FactorTen,

    /// <summary>As <see cref="EditClass.Thousands"/>.</summary>
    Thousands,

    /// <summary>One digit is another one.</summary>
    OneDigit,

    /// <summary>As <see cref="EditClass.RoundedThousands"/>.</summary>
    RoundedThousands,

    /// <summary>As <see cref="EditClass.SwappedDistantDigits"/>.</summary>
    SwappedDistantDigits,
}
