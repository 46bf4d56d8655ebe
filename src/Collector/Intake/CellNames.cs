using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>The codes that a verdict's row and column stand for; all that a receipt needs of a content.</summary>
/// <param name="Areas">Area codes by row.</param>
/// <param name="Metrics">Metric codes by column.</param>
public sealed record CellNames(string[] Areas, string[] Metrics)
{
    /// <summary>The names of a content's cells; none where no verdict will ask for them.</summary>
    public static CellNames Of(SubmissionContent content, Outcome outcome) => outcome.Verdicts.Count == 0
        ? new([], [])
        : new(content.Areas, [.. content.Columns.Select(c => c.Metric)]);
}
