using Telemetry.Doctor;

namespace Telemetry.Portal.Query.Examinations;

/// <summary>What was found in a report.</summary>
/// <param name="Examination">What the doctor says.</param>
/// <param name="Given">Characters that were given.</param>
internal sealed record ExaminationAnswer(Examination Examination, int Given);
