using System.Collections.Concurrent;
using System.Collections.Frozen;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// The units of one shard, of all times, as arrays with parents before children: a province with everything below it, or the
/// country with its provinces alone. Thread-safe.
/// </summary>
internal sealed class AreaTree
{
    private readonly FrozenDictionary<AreaKey, int> _index;
    private readonly ConcurrentDictionary<DateOnly, AreaTreeOnDay> _days = new();
    private readonly ConcurrentDictionary<Period, bool[]?> _changes = new();

    /// <summary>The tree of a shard.</summary>
    /// <param name="root">The country or a province.</param>
    public AreaTree(Area root)
    {
        IsCountry = root.Level == AreaLevel.Country;
        var areas = new List<Area> { root };
        var parents = new List<int> { -1 };
        for (var i = 0; i < areas.Count; i++)
        {
            if (IsCountry && i > 0)
            {
                break;
            }

            foreach (var child in areas[i].Children)
            {
                areas.Add(child);
                parents.Add(i);
            }
        }

        Areas = [.. areas];
        Parents = [.. parents];
        WithChildren = [.. parents.Where(p => p >= 0).Distinct()];
        _index = Areas.Select((a, i) => KeyValuePair.Create(a.Key, i)).ToFrozenDictionary();
    }

    /// <summary>Whether the lowest units here are provinces, whose values come from their own shards.</summary>
    public bool IsCountry { get; }

    /// <summary>Units, the root first.</summary>
    public Area[] Areas { get; }

    /// <summary>Index of each unit's parent; −1 for the root.</summary>
    public int[] Parents { get; }

    /// <summary>Indices of units that ever had others below them.</summary>
    public int[] WithChildren { get; }

    /// <summary>Number of units.</summary>
    public int Count => Areas.Length;

    /// <summary>Index of a unit; −1 where it is not of this shard.</summary>
    public int IndexOf(AreaKey key) => _index.TryGetValue(key, out var i) ? i : -1;

    /// <summary>Which units existed on that day.</summary>
    public AreaTreeOnDay On(DateOnly day) => _days.GetOrAdd(day, static (d, tree) => new AreaTreeOnDay(tree, d), this);

    /// <summary>Per unit, whether any unit below it began or ended within the period; null where none did.</summary>
    public bool[]? ChangesWithin(Period period) => _changes.GetOrAdd(period, static (p, tree) => tree.FindChanges(p), this);

    private bool[]? FindChanges(Period period)
    {
        bool[]? changes = null;
        for (var i = Count - 1; i > 0; i--)
        {
            var area = Areas[i];
            var begins = area.ValidFrom > period.First && area.ValidFrom <= period.Last;
            var ends = area.ValidTo is { } to && to >= period.First && to < period.Last;
            if (begins || ends || (changes is not null && changes[i]))
            {
                changes ??= new bool[Count];
                changes[Parents[i]] = true;
            }
        }

        return changes;
    }
}
