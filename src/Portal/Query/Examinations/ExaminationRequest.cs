namespace Telemetry.Portal.Query.Examinations;

/// <summary>A report to examine, as it was given. Nothing is checked yet.</summary>
/// <param name="Text">The report; null: none was given.</param>
/// <param name="Area">The unit that it is about, a code or code@valid-from; null or empty: as named in it.</param>
/// <param name="Period">The period that it is about; null or empty: as named in it.</param>
internal sealed record ExaminationRequest(string? Text, string? Area, string? Period);
