namespace Telemetry.Doctor.Diagnoses;

/// <summary>Which relation was looked at. Written out for the JSON in <see cref="Json.DoctorNames"/>.</summary>
public enum DiagnosisKind
{
    /// <summary>A total and its parts, by the catalogue or by the words.</summary>
    TotalAndParts,

    /// <summary>A table's total row or column.</summary>
    TableTotal,

    /// <summary>A part is not more than its whole.</summary>
    PartOfWhole,

    /// <summary>A per cent of a whole.</summary>
    ShareAndBase,

    /// <summary>A ratio to people, land or points: a density, a radius, people per point. Says what its denominator must be.</summary>
    RatioAndBase,

    /// <summary>Ratios of one report that imply different denominators.</summary>
    TwoDenominators,

    /// <summary>A completion and its plan.</summary>
    CompletionAndPlan,

    /// <summary>A change and its base.</summary>
    GrowthAndBase,

    /// <summary>A total's growth lies between its parts'.</summary>
    GrowthOfParts,

    /// <summary>The same figure printed twice.</summary>
    PrintedTwice,

    /// <summary>A printed value against the ledger's.</summary>
    AgainstLedger,

    /// <summary>A value against what its item can be: a whole count, a share of at most 100 per cent, the metric's bounds.</summary>
    PossibleValue,
}
