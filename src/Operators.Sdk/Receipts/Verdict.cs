namespace Telemetry.Operators;

/// <summary>One refusal. Where a whole column or a whole area is refused for one cause, one verdict speaks for all its cells.</summary>
/// <param name="Area">Area code; empty: every area of the column.</param>
/// <param name="Metric">Metric code; empty: every metric of the area.</param>
/// <param name="Code">Why.</param>
/// <param name="Cells">Cells refused by it, at least 1.</param>
/// <param name="Received">The value as received; empty where it is not the cause.</param>
/// <param name="Expected">What would have been accepted: a sentence in Vietnamese for the person who mends it.</param>
public sealed record Verdict(string Area, string Metric, VerdictCode Code, int Cells, string Received, string Expected);
