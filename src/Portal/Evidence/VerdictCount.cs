using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Evidence;

/// <summary>How many cells were refused for one reason.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Cells">Cells, from 1.</param>
public sealed record VerdictCount(VerdictCode Code, long Cells);
