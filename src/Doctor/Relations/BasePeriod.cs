using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>Which period a growth or ratio compares with. Pure.</summary>
internal static class BasePeriod
{
    /// <summary>The period; null where none follows from what is printed.</summary>
    /// <param name="number">The growth or ratio.</param>
    /// <param name="own">The period that it is about.</param>
    public static Period? Of(LabelledNumber number, Period? own) => number.Base switch
    {
        { Period: { } printed } => printed,
        { Kind: ComparisonKind.YearBefore } when own is { Year: > Period.FirstYear } period => period.SamePeriodOfYearBefore(),
        _ => null,
    };
}
