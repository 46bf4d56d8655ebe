using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Projection;

/// <summary>
/// Which rows of a submission go to which shard. Operators send the same list of areas month after month, so plans are remembered
/// by the list's identity (<see cref="AreaLists"/> gives equal lists as one array) for as long as its units exist. Bounded; not
/// thread-safe.
/// </summary>
internal sealed class ShardPlans
{
    private const int MostRowsKept = 200_000;

    private readonly Dictionary<(string[] Areas, Catalogue.Catalogue Catalogue), ShardPlan> _plans = [];
    private int _kept;

    /// <summary>The content's rows by shard, in order of shard, without refused areas.</summary>
    public ShardPlan Get(SubmissionContent content, Catalogue.Catalogue catalogue, Refusals refusals)
    {
        if (refusals.HasRows)
        {
            return Make(content, catalogue, refusals);
        }

        // Arrays compare by reference, which is what is wanted here.
        var key = (content.Areas, catalogue);
        if (!_plans.TryGetValue(key, out var plan) || content.Period.Last < plan.From || content.Period.Last > plan.To)
        {
            if (_kept + content.Areas.Length > MostRowsKept)
            {
                _plans.Clear();
                _kept = 0;
            }

            _plans[key] = plan = Make(content, catalogue, refusals);
            _kept += content.Areas.Length;
        }

        return plan;
    }

    private static ShardPlan Make(SubmissionContent content, Catalogue.Catalogue catalogue, Refusals refusals)
    {
        var on = content.Period.Last;
        var shards = new SortedDictionary<AreaKey, (List<AreaKey> Areas, List<int> Rows)>();
        var (from, to) = (DateOnly.MinValue, DateOnly.MaxValue);
        for (var row = 0; row < content.Areas.Length; row++)
        {
            if (refusals.IsRefusedRow(row) || !catalogue.TryGetArea(content.Areas[row], on, out var area))
            {
                continue;
            }

            from = area.ValidFrom > from ? area.ValidFrom : from;
            to = area.ValidTo < to ? area.ValidTo.Value : to;
            var shard = (area.AtLevel(AreaLevel.Province) ?? catalogue.Country).Key;
            if (!shards.TryGetValue(shard, out var rows))
            {
                shards[shard] = rows = ([], []);
            }

            rows.Areas.Add(area.Key);
            rows.Rows.Add(row);
        }

        ShardRows[] all = [.. shards.Select(s => new ShardRows(s.Key, [.. s.Value.Areas], [.. s.Value.Rows]))];
        var shardOf = new int[content.Areas.Length];
        var positionOf = new int[content.Areas.Length];
        Array.Fill(shardOf, -1);
        for (var shard = 0; shard < all.Length; shard++)
        {
            for (var position = 0; position < all[shard].Rows.Length; position++)
            {
                shardOf[all[shard].Rows[position]] = shard;
                positionOf[all[shard].Rows[position]] = position;
            }
        }

        return new ShardPlan(all, shardOf, positionOf, from, to);
    }
}
