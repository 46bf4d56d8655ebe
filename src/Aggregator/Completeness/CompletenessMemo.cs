using System.Collections.Concurrent;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What was counted last of each shard and period; an arrival makes anew only the periods that it is of. Bounded; thread-safe.</summary>
internal sealed class CompletenessMemo
{
    // Every month of twelve years in every province; beyond that it begins again.
    private const int MostEntries = 5000;

    private readonly ConcurrentDictionary<(AreaKey Shard, Period Period), CountedPeriod> _entries = new();
    private readonly ConcurrentDictionary<AreaKey, SemaphoreSlim> _gates = new();

    /// <summary>Whoever counts a shard goes through its gate: of many who ask at once the first one counts.</summary>
    public SemaphoreSlim GateOf(AreaKey shard) => _gates.GetOrAdd(shard, static _ => new SemaphoreSlim(1));

    /// <summary>What was counted and still holds; null for nothing.</summary>
    /// <param name="shard">Province or country.</param>
    /// <param name="period">The period.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="extents">What the store has of the shard.</param>
    /// <param name="position">Ledger position asked for, which is the store's.</param>
    public CountedPeriod? Find(AreaKey shard, Period period, CompletenessQuery query, SeriesExtent[] extents, long position)
    {
        if (!_entries.TryGetValue((shard, period), out var counted) || !counted.Holds(query))
        {
            return null;
        }

        if (counted.Position == position)
        {
            return counted;
        }

        if (PeriodInput.Of(period, extents) != counted.Input)
        {
            return null;
        }

        var confirmed = counted with { Position = position };
        _entries.TryUpdate((shard, period), confirmed, counted);
        return confirmed;
    }

    /// <summary>Keeps what was counted at a position; not where the store had something beyond it already.</summary>
    public void Keep(AreaKey shard, CountedPeriod counted)
    {
        if (counted.Input.Last > counted.Position)
        {
            return;
        }

        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }

        _entries[(shard, counted.Period)] = counted;
    }
}
