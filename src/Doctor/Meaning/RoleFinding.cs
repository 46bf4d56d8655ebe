using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>What the words around a number make of it.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Confidence">How sure.</param>
internal sealed record RoleFinding(NumberRole Role, Confidence Confidence)
{
    /// <summary>What it is compared with; null where nothing is said.</summary>
    public ComparisonKind? Base { get; init; }

    /// <summary>The base's period, where it is printed.</summary>
    public Period? BasePeriod { get; init; }

    /// <summary>Whether the base is a step before the number's own period: so với tháng trước.</summary>
    public bool IsStepBefore { get; init; }

    /// <summary>Whether the plan is the year's: 76,4% kế hoạch năm.</summary>
    public bool IsWholeYear { get; init; }

    /// <summary>Whether it fell.</summary>
    public bool IsFall { get; init; }
}
