using Telemetry.Aggregator.Findings;

namespace Telemetry.Portal.Query;

/// <summary>Findings that the caller may see.</summary>
/// <param name="Findings">The latest period first, then the severest.</param>
/// <param name="NextOffset">Offset to go on from; null where these were the last.</param>
internal sealed record FindingsAnswer(IReadOnlyList<FindingRecord> Findings, int? NextOffset);
