using System.Collections.Concurrent;
using Telemetry.Catalogue;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Lists of areas that were found to be all valid, with the days between which they are: a sender reports the same areas month
/// after month, and comparing a list with one seen before is ten times cheaper than looking up every code. Bounded; thread-safe.
/// </summary>
internal sealed class KnownAreas
{
    private const int MostAreasKept = 200_000;

    private readonly ConcurrentDictionary<Key, (string[] Areas, DateOnly From, DateOnly To)> _lists = new();
    private int _kept;

    /// <summary>Whether exactly this list was added for that sender and is valid on that day.</summary>
    public bool Contains(string[] areas, DateOnly on, Source source, IReadOnlyList<Area>? territory) =>
        areas.Length > 0 && _lists.TryGetValue(Key.Of(areas, source, territory), out var known)
        && on >= known.From && on <= known.To && known.Areas.AsSpan().SequenceEqual(areas);

    /// <summary>Remembers a list of which every area is the same valid unit on all these days. It is not changed afterwards.</summary>
    public void Add(string[] areas, DateOnly from, DateOnly to, Source source, IReadOnlyList<Area>? territory)
    {
        if (areas.Length == 0)
        {
            return;
        }

        if (Interlocked.Add(ref _kept, areas.Length) > MostAreasKept)
        {
            _lists.Clear();
            Volatile.Write(ref _kept, areas.Length);
        }

        _lists[Key.Of(areas, source, territory)] = (areas, from, to);
    }

    private readonly record struct Key(int Length, string First, string Last, Source Source, string Territory)
    {
        public static Key Of(string[] areas, Source source, IReadOnlyList<Area>? territory) =>
            new(areas.Length, areas[0], areas[^1], source, territory is null ? "*" : string.Join(' ', territory.Select(t => t.Key)));
    }
}
