namespace Telemetry.Portal.Maps.Import;

/// <summary>
/// Takes points out of rings so that neighbours still fit: rings are cut where borders meet, and each piece of border is simplified alone (Douglas and
/// Peucker's way), from the same end for both sides. Pure once made.
/// </summary>
internal sealed class ArcSimplifier
{
    private readonly Dictionary<MapPoint, HashSet<MapPoint>> _neighbours = [];

    /// <summary>Looks at the rings that are drawn together.</summary>
    public ArcSimplifier(IEnumerable<MapPoint[]> rings)
    {
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Length; i++)
            {
                var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
                Of(a).Add(b);
                Of(b).Add(a);
            }
        }
    }

    /// <summary>The ring with no point further from its border than the tolerance, in grid units; fewer than three points where that leaves no ground.</summary>
    public MapPoint[] Simplify(MapPoint[] ring, double tolerance)
    {
        var cuts = Cuts(ring);
        var kept = new List<MapPoint>();
        for (var i = 0; i < cuts.Count; i++)
        {
            var (from, to) = (cuts[i], cuts[(i + 1) % cuts.Count]);
            var length = ((to - from + ring.Length - 1) % ring.Length) + 2;
            var arc = Enumerable.Range(from, length).Select(n => ring[n % ring.Length]).ToArray();

            // A loop between two cuts may have come to nothing.
            kept.AddRange(Arc(arc, tolerance).SkipLast(1).Where((p, n) => n > 0 || kept.Count == 0 || kept[^1] != p));
        }

        return [.. kept];
    }

    // Where three borders meet, or a coast and a border; a ring without such a point is cut at the same two points whoever looks at it.
    private List<int> Cuts(MapPoint[] ring)
    {
        var cuts = Enumerable.Range(0, ring.Length).Where(i => Of(ring[i]).Count != 2).ToList();
        if (cuts.Count > 0)
        {
            return cuts;
        }

        var first = ring.Min();
        var far = ring.MaxBy(p => (SquaredDistance(p, first), p));
        return [.. new[] { Array.IndexOf(ring, first), Array.IndexOf(ring, far) }.Order()];
    }

    private static IEnumerable<MapPoint> Arc(MapPoint[] arc, double tolerance)
    {
        var turned = arc[^1].CompareTo(arc[0]) is var order && (order < 0 || (order == 0 && arc[^2].CompareTo(arc[1]) < 0));
        if (turned)
        {
            Array.Reverse(arc);
        }

        var keep = new bool[arc.Length];
        (keep[0], keep[^1]) = (true, true);
        var open = new Stack<(int From, int To)>([(0, arc.Length - 1)]);
        while (open.TryPop(out var piece))
        {
            var (furthest, distance) = (0, tolerance);
            for (var i = piece.From + 1; i < piece.To; i++)
            {
                if (Distance(arc[i], arc[piece.From], arc[piece.To]) is var d && d > distance)
                {
                    (furthest, distance) = (i, d);
                }
            }

            if (furthest > 0)
            {
                keep[furthest] = true;
                open.Push((piece.From, furthest));
                open.Push((furthest, piece.To));
            }
        }

        var kept = arc.Where((_, i) => keep[i]);
        return turned ? kept.Reverse() : kept;
    }

    // From a point to the line between two, or to the one point that they are.
    private static double Distance(MapPoint point, MapPoint a, MapPoint b)
    {
        double length = SquaredDistance(a, b);
        if (length == 0)
        {
            return Math.Sqrt(SquaredDistance(point, a));
        }

        var along = Math.Clamp(((((double)point.X - a.X) * (b.X - a.X)) + (((double)point.Y - a.Y) * (b.Y - a.Y))) / length, 0, 1);
        var (x, y) = (a.X + (along * (b.X - a.X)) - point.X, a.Y + (along * (b.Y - a.Y)) - point.Y);
        return Math.Sqrt((x * x) + (y * y));
    }

    private static long SquaredDistance(MapPoint a, MapPoint b)
    {
        var (x, y) = ((long)a.X - b.X, (long)a.Y - b.Y);
        return (x * x) + (y * y);
    }

    private HashSet<MapPoint> Of(MapPoint point)
    {
        if (!_neighbours.TryGetValue(point, out var set))
        {
            _neighbours.Add(point, set = []);
        }

        return set;
    }
}
