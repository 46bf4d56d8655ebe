using Telemetry.Catalogue;

namespace Telemetry.Doctor.Meaning;

/// <summary>What a figure is compared with.</summary>
/// <param name="Kind">Which kind of base.</param>
/// <param name="Period">The period, where it follows from what is printed; null otherwise.</param>
public sealed record ComparisonBase(ComparisonKind Kind, Period? Period);
