namespace Telemetry.Storage.Submissions;

/// <summary>One refusal. Where a whole column or a whole area is refused for one cause, one verdict speaks for all of its cells.</summary>
/// <param name="Code">Why.</param>
/// <param name="Column">Index of the column in the content; -1 when every cell of the area is meant.</param>
/// <param name="Row">Index of the area in the content; -1 when every cell of the column is meant.</param>
/// <param name="Cells">How many cells this verdict refuses; the verdicts' sum is the number refused.</param>
/// <param name="Received">The value as received, invariant culture; empty where the value is not the cause.</param>
/// <param name="Expected">What would have been accepted, for a person to read.</param>
public sealed record Verdict(VerdictCode Code, int Column, int Row, int Cells, string Received, string Expected);
