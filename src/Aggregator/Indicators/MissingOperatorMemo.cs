using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>The operators missing in shards while one question, or several together, are answered: the same for every unit of a shard. Not thread-safe.</summary>
internal sealed class MissingOperatorMemo
{
    private readonly Dictionary<(AreaKey Shard, Metric Metric, Period Period, long AsOf), IReadOnlyList<MissingOperator>> _known = [];

    /// <summary>What was found before, else what is found now.</summary>
    public async ValueTask<IReadOnlyList<MissingOperator>> FindAsync(
        AreaKey shard, Metric metric, Period period, long asOf, Func<ValueTask<IReadOnlyList<MissingOperator>>> find)
    {
        if (!_known.TryGetValue((shard, metric, period, asOf), out var missing))
        {
            missing = await find();
            _known.Add((shard, metric, period, asOf), missing);
        }

        return missing;
    }
}
