using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor;

/// <summary>What the doctor found. Immutable.</summary>
/// <param name="Report">The report with what every number was taken for.</param>
/// <param name="Diagnoses">Failures first, the surest first among them; then what holds only if; then what holds.</param>
public sealed record Examination(LabelledReport Report, IReadOnlyList<Diagnosis> Diagnoses);
