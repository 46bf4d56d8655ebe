using System.IO.Compression;
using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps.Import;

/// <summary>Draws one province's units on a grid of their own, as finely as fits into a page. Pure.</summary>
internal static class ProvinceDraughtsman
{
    /// <summary>Grid units along the longer side: four to a pixel of a map 1,000 pixels wide, for the map of one district shows a part of it.</summary>
    private const int Side = 4000;

    // Half a pixel to begin with; a province with endless coasts gets a coarser line until its map is small enough. Points nearer than most of it are one
    // point: two drawings of one border seldom agree to the metre, and with that any drawing gets small in the end.
    private const double FinestTolerance = 2;
    private const double SnapShare = 0.75;
    private const double Coarser = 1.5;
    private const int LargestCompressedBytes = 40 * 1024;

    private const long SmallestRing = 12;

    /// <summary>The drawing of units that lie in one province.</summary>
    public static MapDrawing Draw(IReadOnlyList<GeoFeature> features, DateOnly day)
    {
        var near = features.Select(f => (f.Unit, Rings: f.Rings.Where(r => !IsOffshore(r.Points)).ToList())).Where(f => f.Rings.Count > 0).ToList();
        var shapes = new Dictionary<AreaKey, MapShape>();
        for (var tolerance = FinestTolerance; near.Count > 0; tolerance *= Coarser)
        {
            shapes = Simplified(OnGrid(near, tolerance), tolerance);
            if (CompressedBytes(shapes) <= LargestCompressedBytes)
            {
                break;
            }
        }

        return new MapDrawing { Day = day, Shapes = shapes, Offshore = features.Select(f => f.Unit.Key).Where(k => !shapes.ContainsKey(k)).ToHashSet() };
    }

    private static bool IsOffshore((double Longitude, double Latitude)[] ring) => Array.TrueForAll(ring, p => p.Longitude >= VietnamFrame.OffshoreLongitude);

    private static Dictionary<AreaKey, List<MapPoint[]>> OnGrid(IReadOnlyList<(Area Unit, List<(bool IsHole, (double Longitude, double Latitude)[] Points)> Rings)> features, double tolerance)
    {
        var all = features.SelectMany(f => f.Rings).SelectMany(r => r.Points).ToList();
        var (west, east, south, north) = (all.Min(p => p.Longitude), all.Max(p => p.Longitude), all.Min(p => p.Latitude), all.Max(p => p.Latitude));

        // A degree of longitude is as long as the cosine of the latitude says; over one province one cosine will do.
        var narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Side / Math.Max(Math.Max((east - west) * narrowing, north - south), 1e-6);
        var snap = new PointSnap(tolerance * SnapShare);
        var grid = new Dictionary<AreaKey, List<MapPoint[]>>();
        foreach (var (unit, rings) in features.OrderBy(f => f.Unit.Key))
        {
            // A ring too small for the grid is kept only as the unit's last.
            var drawn = rings.Select(r => Turned(snap.Ring(r.Points.Select(p => ((p.Longitude - west) * narrowing * scale, (north - p.Latitude) * scale))), r.IsHole)).ToList();
            var seen = drawn.Where(r => r.Length >= 3 && Math.Abs(MapShape.TwiceArea(r)) > 2 * SmallestRing).ToList();
            grid.Add(unit.Key, seen.Count > 0 ? seen : [Speck(drawn.SelectMany(r => r).First())]);
        }

        return grid;
    }

    private static MapPoint[] Turned(MapPoint[] ring, bool isHole)
    {
        if (MapShape.TwiceArea(ring) < 0 != isHole)
        {
            Array.Reverse(ring);
        }

        return ring;
    }

    private static MapPoint[] Speck(MapPoint at) => [at, new(at.X + 6, at.Y), new(at.X + 6, at.Y + 6), new(at.X, at.Y + 6)];

    private static Dictionary<AreaKey, MapShape> Simplified(Dictionary<AreaKey, List<MapPoint[]>> units, double tolerance)
    {
        var simplifier = new ArcSimplifier(units.Values.SelectMany(r => r));
        var shapes = new Dictionary<AreaKey, MapShape>();
        foreach (var (unit, rings) in units)
        {
            var simple = rings.Select(r => simplifier.Simplify(r, tolerance)).Where(r => r.Length >= 3 && MapShape.TwiceArea(r) != 0).ToList();
            shapes.Add(unit, new MapShape(simple.Count > 0 ? simple : [rings.MaxBy(r => Math.Abs(MapShape.TwiceArea(r)))!]));
        }

        return shapes;
    }

    private static long CompressedBytes(Dictionary<AreaKey, MapShape> shapes)
    {
        var text = new StringBuilder();
        foreach (var shape in shapes.Values)
        {
            PathText.Write(text, shape);
        }

        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(text.ToString()));
        }

        return bytes.Length;
    }
}
