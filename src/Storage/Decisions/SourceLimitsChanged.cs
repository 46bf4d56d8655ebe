namespace Telemetry.Storage.Decisions;

/// <summary>That a source may send more or less than before. 0: the service's default.</summary>
/// <param name="Source">Code of the source.</param>
/// <param name="SubmissionsPerSecond">Submissions a second for long.</param>
/// <param name="SubmissionBurst">Submissions at once.</param>
/// <param name="CellsPerDay">Cells in a day of Vietnam.</param>
/// <param name="By">Who: a credential's public identifier, or <c>command line</c>.</param>
/// <param name="At">When; the entry itself may be later.</param>
public sealed record SourceLimitsChanged(string Source, long SubmissionsPerSecond, long SubmissionBurst, long CellsPerDay, string By, DateTimeOffset At);
