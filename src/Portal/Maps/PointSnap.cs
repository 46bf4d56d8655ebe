namespace Telemetry.Portal.Maps;

/// <summary>
/// Puts points on the grid so that two drawings of one border fall together: a point within the tolerance of one that was there before
/// becomes that one. Not thread-safe.
/// </summary>
/// <param name="tolerance">Grid units.</param>
internal sealed class PointSnap(double tolerance)
{
    private readonly Dictionary<(int, int), List<(double X, double Y)>> _seen = [];

    /// <summary>The ring on the grid, repeated points left out, the closing point too; fewer than three points where nothing is left of it.</summary>
    public MapPoint[] Ring(IEnumerable<(double X, double Y)> points)
    {
        var ring = new List<MapPoint>();
        foreach (var point in points)
        {
            var (x, y) = Known(point);
            var snapped = new MapPoint((int)Math.Round(x), (int)Math.Round(y));
            if (ring.Count == 0 || ring[^1] != snapped)
            {
                ring.Add(snapped);
            }
        }

        while (ring.Count > 1 && ring[0] == ring[^1])
        {
            ring.RemoveAt(ring.Count - 1);
        }

        return [.. ring];
    }

    private (double X, double Y) Known((double X, double Y) point)
    {
        var (column, row) = ((int)Math.Floor(point.X / tolerance), (int)Math.Floor(point.Y / tolerance));
        var nearest = tolerance * tolerance;
        (double X, double Y)? found = null;
        for (var i = 0; i < 9; i++)
        {
            foreach (var other in _seen.GetValueOrDefault((column + (i % 3) - 1, row + (i / 3) - 1)) ?? [])
            {
                var distance = ((other.X - point.X) * (other.X - point.X)) + ((other.Y - point.Y) * (other.Y - point.Y));
                if (distance < nearest)
                {
                    (nearest, found) = (distance, other);
                }
            }
        }

        if (found is { } known)
        {
            return known;
        }

        if (!_seen.TryGetValue((column, row), out var cell))
        {
            _seen.Add((column, row), cell = []);
        }

        cell.Add(point);
        return point;
    }
}
