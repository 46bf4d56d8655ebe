namespace Telemetry.Aggregator.Rollup;

/// <summary>What a run did.</summary>
/// <param name="Shards">Provinces and country that have results.</param>
/// <param name="Unchanged">Of those, how many were stored just so already and not written again.</param>
/// <param name="Cells">Cells read.</param>
/// <param name="Duration">From the first read to the last write.</param>
public sealed record RollupResult(int Shards, int Unchanged, long Cells, TimeSpan Duration);
