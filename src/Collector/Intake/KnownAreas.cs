using System.Collections.Concurrent;
using Telemetry.Catalogue;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Lists of areas that were found to be all valid, for one catalogue: a sender reports the same areas month after month, and
/// comparing a list with one seen before is ten times cheaper than looking up every code. Thread-safe.
/// </summary>
internal sealed class KnownAreas
{
    private const int MostKept = 1024;

    private readonly ConcurrentDictionary<Key, string[]> _lists = new();

    /// <summary>Whether exactly this list was added for that day and sender.</summary>
    public bool Contains(string[] areas, DateOnly on, Source source, IReadOnlyList<Area>? territory) =>
        areas.Length > 0 && _lists.TryGetValue(Key.Of(areas, on, source, territory), out var known) && known.AsSpan().SequenceEqual(areas);

    /// <summary>Remembers a list of which every area is valid. It is not changed afterwards.</summary>
    public void Add(string[] areas, DateOnly on, Source source, IReadOnlyList<Area>? territory)
    {
        if (areas.Length > 0)
        {
            if (_lists.Count >= MostKept)
            {
                _lists.Clear();
            }

            _lists[Key.Of(areas, on, source, territory)] = areas;
        }
    }

    private readonly record struct Key(int Length, string First, string Last, DateOnly On, Source Source, string Territory)
    {
        public static Key Of(string[] areas, DateOnly on, Source source, IReadOnlyList<Area>? territory) =>
            new(areas.Length, areas[0], areas[^1], on, source, territory is null ? "*" : string.Join(' ', territory.Select(t => t.Key)));
    }
}
