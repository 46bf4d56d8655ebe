namespace Telemetry.Portal.Maps;

/// <summary>A point of a drawing's grid: x to the right, y downwards. Ordered by x, then y.</summary>
/// <param name="X">Grid units, 0 at the left edge.</param>
/// <param name="Y">Grid units, 0 at the top edge.</param>
internal readonly record struct MapPoint(int X, int Y) : IComparable<MapPoint>
{
    /// <inheritdoc/>
    public int CompareTo(MapPoint other) => X != other.X ? X.CompareTo(other.X) : Y.CompareTo(other.Y);
}
