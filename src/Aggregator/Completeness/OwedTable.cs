using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What one source owes for one period in one shard by one day. Each cell is owed once.</summary>
/// <param name="Source">Who owes.</param>
/// <param name="Period">For which period.</param>
/// <param name="Due">The due day.</param>
/// <param name="Columns">Metrics, each with the indices of its units in the shard's tree, ascending; none is empty.</param>
internal sealed record OwedTable(Source Source, Period Period, DateOnly Due, IReadOnlyList<(Metric Metric, int[] Units)> Columns);
