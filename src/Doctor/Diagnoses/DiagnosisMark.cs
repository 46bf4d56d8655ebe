namespace Telemetry.Doctor.Diagnoses;

/// <summary>What else there is to say of a relation. Written out for the JSON in <see cref="Json.DoctorNames"/>.</summary>
public enum DiagnosisMark
{
    /// <summary>It holds by rounding and not by cutting off: the rule of the report is rounding.</summary>
    OnlyRounded,

    /// <summary>It holds only if digits were cut off instead of rounded.</summary>
    OnlyTruncated,

    /// <summary>The printed per cent divides the wrong way round: lower is better.</summary>
    WrongDirection,

    /// <summary>More than 100 per cent was printed as 100.</summary>
    CappedAt100,

    /// <summary>The printed value stands on the other side of a threshold than the computed one.</summary>
    CrossesThreshold,

    /// <summary>Two ratios of the report rest on different denominators.</summary>
    TwoDenominators,

    /// <summary>A count has a fraction.</summary>
    NotWhole,

    /// <summary>The digits were read with the comma as grouping mark, which the report elsewhere writes as a dot, or the other way round.</summary>
    MixedSeparators,

    /// <summary>The base is not printed.</summary>
    BaseNotPrinted,

    /// <summary>The denominator that follows is that of another year by the ledger.</summary>
    OtherVintage,
}
