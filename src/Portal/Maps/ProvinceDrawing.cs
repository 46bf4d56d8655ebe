using System.Xml;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps;

/// <summary>The provinces of the npm package @svg-maps/vietnam, which the build embeds; without it there is no drawing. Pure.</summary>
internal static class ProvinceDrawing
{
    /// <summary>Name of the embedded file.</summary>
    public const string Resource = "maps/vietnam.svg";

    // Two units to the drawing's one: 1,560 across the mainland, a fifth of what the file has.
    private const double Scale = 2;
    private const double Tolerance = 0.9;

    // What was drawn inside a ring this small cannot be seen.
    private const long SmallestRing = 2;
    private const long SmallestIsland = 20;
    private const int DotRadius = 3;

    /// <summary>The drawing; null where the build had no package.</summary>
    public static MapDrawing? Load(Catalogue.Catalogue catalogue)
    {
        using var stream = typeof(ProvinceDrawing).Assembly.GetManifestResourceStream(Resource);
        return stream is null ? null : Of(catalogue, Read(stream));
    }

    /// <summary>The text of each path by its id.</summary>
    public static IReadOnlyDictionary<string, string> Read(Stream stream)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "path" } && xml.GetAttribute("id") is { } id && xml.GetAttribute("d") is { } path)
            {
                paths.Add(id, path);
            }
        }

        return paths;
    }

    private static MapDrawing Of(Catalogue.Catalogue catalogue, IReadOnlyDictionary<string, string> paths)
    {
        var snap = new PointSnap(Tolerance);
        var shapes = new Dictionary<AreaKey, MapShape>();
        foreach (var (id, code) in ProvinceIds.Codes.OrderBy(p => p.Value, StringComparer.Ordinal))
        {
            if (paths.TryGetValue(id, out var path) && catalogue.TryGetArea(code, ProvinceIds.Day, out var province))
            {
                shapes.Add(province.Key, Shape(snap, path));
            }
        }

        return new MapDrawing
        {
            Day = ProvinceIds.Day,
            Shapes = shapes,
            IsFromPackage = true,
            Landmarks =
            [
                new("Quần đảo Hoàng Sa (Đà Nẵng)", "Hoàng Sa Archipelago (Đà Nẵng)", Islands(snap, paths["hoangsa"])),
                new("Quần đảo Trường Sa (Khánh Hòa)", "Trường Sa Archipelago (Khánh Hòa)", Islands(snap, paths["truongsa"])),
            ],
        };
    }

    private static MapShape Shape(PointSnap snap, string path) =>
        new([.. Rings(snap, path).Where(r => r.Length >= 3 && Math.Abs(MapShape.TwiceArea(r)) >= SmallestRing)]);

    // No island is too small to be seen.
    private static MapShape Islands(PointSnap snap, string path) => new(
    [
        .. Rings(snap, path).Select(r => r.Length >= 3 && Math.Abs(MapShape.TwiceArea(r)) >= SmallestIsland ? r : Dot(r[0])),
    ]);

    private static MapPoint[] Dot(MapPoint at) => [new(at.X - DotRadius, at.Y), new(at.X, at.Y - DotRadius), new(at.X + DotRadius, at.Y), new(at.X, at.Y + DotRadius)];

    private static IEnumerable<MapPoint[]> Rings(PointSnap snap, string path) => PathText.Read(path).Select(r => snap.Ring(r.Select(p => (p.X * Scale, p.Y * Scale))));
}
