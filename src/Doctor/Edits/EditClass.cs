namespace Telemetry.Doctor.Edits;

/// <summary>What a slip of the hand did to a number, the smallest slip first. Stored by name.</summary>
public enum EditClass
{
    /// <summary>Two digits side by side change places: 1.759.720, 1.795.720.</summary>
    SwappedDigits,

    /// <summary>A zero was lost and comes back, at the end (× 10) or within: 1.234, 12.034.</summary>
    LostZero,

    /// <summary>A zero too many goes away, at the end (÷ 10) or within.</summary>
    GainedZero,

    /// <summary>Thousands were given for units, or units for thousands, to the last digit: × 1,000, ÷ 1,000.</summary>
    Thousands,

    /// <summary>Thousands were given for units, and what was below a thousand was cut off or rounded: 160, 160.210.</summary>
    RoundedThousands,

    /// <summary>Two digits that are not side by side change places.</summary>
    SwappedDistantDigits,
}
