using Telemetry.Catalogue;

namespace Telemetry.Collector.Projection;

/// <summary>The rows of a submission that belong to one shard.</summary>
/// <param name="Shard">The province, or the country.</param>
/// <param name="Areas">The units.</param>
/// <param name="Rows">For each its index in the submission, ascending.</param>
internal sealed record ShardRows(AreaKey Shard, AreaKey[] Areas, int[] Rows);
