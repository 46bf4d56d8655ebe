namespace Telemetry.Collector.Projection;

/// <summary>Where each row of a submission goes.</summary>
/// <param name="Shards">The shards, in order.</param>
/// <param name="ShardOf">For each row the index of its shard; negative where it goes nowhere.</param>
/// <param name="PositionOf">For each row its position among the shard's rows.</param>
/// <param name="From">First day on which the areas' codes mean these units.</param>
/// <param name="To">Last day.</param>
internal sealed record ShardPlan(ShardRows[] Shards, int[] ShardOf, int[] PositionOf, DateOnly From, DateOnly To);
