using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Diagnoses;

/// <summary>What something that is not printed, or only loosely, must be for a relation to hold.</summary>
/// <param name="What">Of a closed list: population, land_area, points, base, plan, whole, part, value.</param>
/// <param name="Range">Where it must lie, in its unit.</param>
/// <param name="Best">The value that the printed digits give when taken as exact.</param>
public sealed record ImpliedValue(string What, Interval Range, decimal Best);
