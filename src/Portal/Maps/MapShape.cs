namespace Telemetry.Portal.Maps;

/// <summary>The ground of one unit: closed rings, the closing point not repeated. Immutable by convention; thread-safe.</summary>
/// <param name="Rings">Outer rings run one way round, holes the other; each has at least three points.</param>
internal sealed record MapShape(IReadOnlyList<MapPoint[]> Rings)
{
    /// <summary>Rings smaller than this, in square grid units, that remain where two shapes met are gaps of the drawing, not ground.</summary>
    private const long SmallestGap = 6;

    /// <summary>The bounds, or null where there are no rings.</summary>
    public MapBounds? Bounds => MapBounds.Of(Rings.SelectMany(r => r));

    /// <summary>
    /// The ground of several shapes as one, without the lines between them: an edge that two of them run along in opposite directions is no
    /// edge of the whole.
    /// </summary>
    public static MapShape Union(IReadOnlyList<MapShape> shapes)
    {
        if (shapes.Count == 1)
        {
            return shapes[0];
        }

        // Counted: a border drawn finer than the grid may run along one edge twice.
        var left = new Dictionary<(MapPoint From, MapPoint To), int>();
        foreach (var ring in shapes.SelectMany(s => s.Rings))
        {
            for (var i = 0; i < ring.Length; i++)
            {
                var (from, to) = (ring[i], ring[(i + 1) % ring.Length]);
                if (left.GetValueOrDefault((to, from)) is var opposite && opposite > 0)
                {
                    left[(to, from)] = opposite - 1;
                }
                else
                {
                    left[(from, to)] = left.GetValueOrDefault((from, to)) + 1;
                }
            }
        }

        return new MapShape([.. Rejoin(left).Where(r => Math.Abs(TwiceArea(r)) > 2 * SmallestGap)]);
    }

    /// <summary>Twice the ring's area; its sign says which way round it runs.</summary>
    public static long TwiceArea(ReadOnlySpan<MapPoint> ring)
    {
        long area = 0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            area += ((long)a.X * b.Y) - ((long)b.X * a.Y);
        }

        return area;
    }

    // Whichever way it goes on at a point that has several ways on, the loops hold the same ground.
    private static IEnumerable<MapPoint[]> Rejoin(Dictionary<(MapPoint From, MapPoint To), int> edges)
    {
        var onward = edges.Where(e => e.Value > 0).OrderBy(e => e.Key).GroupBy(e => e.Key.From)
            .ToDictionary(g => g.Key, g => new Stack<MapPoint>(g.SelectMany(e => Enumerable.Repeat(e.Key.To, e.Value))));
        foreach (var start in onward.Keys.Order().ToList())
        {
            while (onward[start].Count > 0)
            {
                var ring = new List<MapPoint>();
                for (var at = start; onward[at].TryPop(out var next); at = next)
                {
                    ring.Add(at);
                }

                yield return [.. ring];
            }
        }
    }
}
