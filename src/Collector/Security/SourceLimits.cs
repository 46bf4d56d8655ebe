namespace Telemetry.Collector.Security;

/// <summary>How much a source may send, all of its credentials together. 0: the service's default.</summary>
/// <param name="SubmissionsPerSecond">Submissions a second for long, up to <see cref="MostSubmissions"/>.</param>
/// <param name="SubmissionBurst">Submissions at once, up to <see cref="MostSubmissions"/>.</param>
/// <param name="CellsPerDay">Cells in a day of Vietnam, up to <see cref="MostCells"/>.</param>
public sealed record SourceLimits(int SubmissionsPerSecond, int SubmissionBurst, long CellsPerDay)
{
    /// <summary>Most submissions a second, and at once.</summary>
    public const int MostSubmissions = 100_000;

    /// <summary>Most cells of a day.</summary>
    public const long MostCells = 1_000_000_000_000_000;

    /// <summary>Nothing of its own.</summary>
    public static SourceLimits Default { get; } = new(0, 0, 0);
}
