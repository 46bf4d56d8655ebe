using System.Collections.Concurrent;
using System.Collections.Frozen;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>Every unit of the country of all times, down to the lowest, as arrays with parents before children. Thread-safe.</summary>
internal sealed class UnitTree
{
    private readonly FrozenDictionary<AreaKey, int> _index;
    private readonly ConcurrentDictionary<Period, bool> _changes = new();

    /// <summary>The tree below the country.</summary>
    public UnitTree(Area country)
    {
        var areas = new List<Area> { country };
        var parents = new List<int> { -1 };
        var children = new List<int[]>();
        for (var i = 0; i < areas.Count; i++)
        {
            children.Add([.. Enumerable.Range(areas.Count, areas[i].Children.Count)]);
            foreach (var child in areas[i].Children)
            {
                areas.Add(child);
                parents.Add(i);
            }
        }

        Areas = [.. areas];
        Parents = [.. parents];
        Children = [.. children];
        _index = Areas.Select((a, i) => KeyValuePair.Create(a.Key, i)).ToFrozenDictionary();
    }

    /// <summary>The units, the country first.</summary>
    public Area[] Areas { get; }

    /// <summary>Index of each unit's parent; −1 for the country.</summary>
    public int[] Parents { get; }

    /// <summary>Indices of the units one level below, of all times, in order of key.</summary>
    public int[][] Children { get; }

    /// <summary>Number of units.</summary>
    public int Count => Areas.Length;

    /// <summary>Index of a unit; −1 where there is none.</summary>
    public int IndexOf(AreaKey key) => _index.TryGetValue(key, out var i) ? i : -1;

    /// <summary>Whether any unit began or ended within the period, so that its units at the end are not those throughout.</summary>
    public bool ChangesWithin(Period period) => _changes.GetOrAdd(
        period,
        static (p, areas) => Array.Exists(areas, a =>
            (a.ValidFrom > p.First && a.ValidFrom <= p.Last) || (a.ValidTo is { } to && to >= p.First && to < p.Last)),
        Areas);
}
