namespace Telemetry.Doctor.Relations.Finders;

/// <summary>A total of a table with what it may be the sum of.</summary>
/// <param name="Total">The total.</param>
/// <param name="Ways">By each way in which the table may add up, the numbers; null where one of the cells cannot be read.</param>
internal sealed record TableLine(int Total, IReadOnlyList<IReadOnlyList<int>?> Ways);
