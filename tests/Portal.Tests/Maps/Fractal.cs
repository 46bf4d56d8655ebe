using System.Globalization;
using System.Text;

namespace Telemetry.Portal.Tests.Maps;

/// <summary>Four districts in a square whose borders are ragged, each border the same for both that share it.</summary>
internal static class Fractal
{
    private static readonly string[] Codes = ["194", "195", "196", "198"];

    /// <summary>The districts as GeoJSON.</summary>
    /// <param name="pointsPerSide">Points of each side.</param>
    /// <param name="noise">How far points stray, in degrees.</param>
    public static string Collection(int pointsPerSide, double noise = 0.004)
    {
        var sides = new Dictionary<((int, int), (int, int)), List<(double X, double Y)>>();
        var chance = new Random(1);
        var features = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var (x, y) = (i % 2, i / 2);
            (int, int)[] corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)];
            var ring = corners.Zip(corners.Skip(1)).SelectMany(c => Side(c.First, c.Second, sides, pointsPerSide, noise, chance)).ToList();
            ring.Add(ring[0]);
            features.Add(Feature(Codes[i], ring));
        }

        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
    }

    private static IEnumerable<(double X, double Y)> Side(
        (int X, int Y) from, (int X, int Y) to, Dictionary<((int, int), (int, int)), List<(double X, double Y)>> sides, int count, double noise, Random chance)
    {
        if (sides.TryGetValue((to, from), out var other))
        {
            return other.AsEnumerable().Reverse().SkipLast(1);
        }

        var points = Enumerable.Range(0, count + 1).Select(i =>
        {
            var at = (double)i / count;
            var stray = i == 0 || i == count ? 0 : noise * (chance.NextDouble() - 0.5);
            return (107 + (0.3 * (from.X + (at * (to.X - from.X)))) + (from.X == to.X ? stray : 0), 21 + (0.3 * (from.Y + (at * (to.Y - from.Y)))) + (from.Y == to.Y ? stray : 0));
        }).ToList();
        sides.Add((from, to), points);
        return points.SkipLast(1);
    }

    private static string Feature(string code, List<(double X, double Y)> ring)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', ring.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.X:0.000000},{p.Y:0.000000}]")));
        return $$$"""{"type":"Feature","properties":{"code":"{{{code}}}"},"geometry":{"type":"MultiPolygon","coordinates":[[[{{{text}}}]]]}}""";
    }
}
