namespace Telemetry.Portal.Maps;

/// <summary>The smallest upright rectangle around points, in grid units.</summary>
internal readonly record struct MapBounds(int Left, int Top, int Right, int Bottom)
{
    /// <summary>From left to right.</summary>
    public int Width => Right - Left;

    /// <summary>From top to bottom.</summary>
    public int Height => Bottom - Top;

    /// <summary>Around the points; null where there are none.</summary>
    public static MapBounds? Of(IEnumerable<MapPoint> points)
    {
        MapBounds? bounds = null;
        foreach (var (x, y) in points)
        {
            bounds = bounds is { } b ? new(Math.Min(b.Left, x), Math.Min(b.Top, y), Math.Max(b.Right, x), Math.Max(b.Bottom, y)) : new(x, y, x, y);
        }

        return bounds;
    }

    /// <summary>Around both.</summary>
    public MapBounds With(MapBounds other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}
