using System.Globalization;
using System.Text;
using Telemetry.Catalogue;
using Telemetry.Portal.Maps;

namespace Telemetry.Portal.Pages.Maps;

/// <summary>A map model as what is put on the page: paths and tiles with their colours. Immutable.</summary>
internal sealed class MapPicture
{
    // The whole, in grid units, has this much room around it.
    private const double Margin = 0.02;

    private MapPicture(MapModel model, MapDrawing? drawing)
    {
        Classes = MapClasses.Of(model.Units.Select(u => u.Value).OfType<decimal>(), model.Decimals);
        WithoutValue = model.Units.Count(u => u.Value is null);
        var shapes = new List<(MapUnit Unit, MapShape Shape)>();
        var tiles = new List<MapUnit>();
        foreach (var unit in model.Units)
        {
            if (drawing?.Find(unit.Area, model.Day) is { Rings.Count: > 0 } shape)
            {
                shapes.Add((unit, shape));
            }
            else
            {
                tiles.Add(unit);
            }
        }

        Tiles = tiles;
        if (drawing is null || shapes.Count == 0)
        {
            return;
        }

        IsFromPackage = drawing.IsFromPackage;
        Offshore = tiles.Count(t => drawing.Offshore.Contains(t.Area.Key));
        Units = [.. shapes.Select(s => (s.Unit, PathOf([s.Shape])))];

        // The rest of the country is drawn without a name, the same for everybody.
        var isCountry = model.Units[0].Area.Level == AreaLevel.Province;
        var ground = isCountry ? drawing.Shapes.Values.ToList() : [.. shapes.Select(s => s.Shape)];
        Ground = isCountry ? PathOf(ground) : "";
        Landmarks = isCountry ? drawing.Landmarks : [];
        var bounds = ground.Concat(Landmarks.Select(l => l.Shape)).Select(s => s.Bounds).OfType<MapBounds>().Aggregate((a, b) => a.With(b));
        Size = Math.Max(bounds.Width, bounds.Height);
        var room = (int)(Size * Margin) + 1;
        ViewBox = string.Create(
            CultureInfo.InvariantCulture, $"{bounds.Left - room} {bounds.Top - room} {bounds.Width + (2 * room)} {bounds.Height + (2 * room)}");
    }

    /// <summary>The colours and what they stand for.</summary>
    public MapClasses Classes { get; }

    /// <summary>How many units have no value.</summary>
    public int WithoutValue { get; }

    /// <summary>Units that are drawn, and their paths.</summary>
    public IReadOnlyList<(MapUnit Unit, string Path)> Units { get; } = [];

    /// <summary>Units of which there is no drawing for that day.</summary>
    public IReadOnlyList<MapUnit> Tiles { get; }

    /// <summary>How many of the tiles are islands too far out to be drawn.</summary>
    public int Offshore { get; }

    /// <summary>All land, drawn beneath; empty where the drawing is not of the country.</summary>
    public string Ground { get; } = "";

    /// <summary>The archipelagos to be named.</summary>
    public IReadOnlyList<MapLandmark> Landmarks { get; } = [];

    /// <summary>Whether the shapes are the package's.</summary>
    public bool IsFromPackage { get; }

    /// <summary>The longer side, in grid units: what sizes of text are measured by.</summary>
    public int Size { get; }

    /// <summary>The drawing's <c>viewBox</c>.</summary>
    public string ViewBox { get; } = "";

    /// <summary>The picture of a model; null where it has no units.</summary>
    public static MapPicture? Of(MapModel model, MapLibrary library) =>
        model.Units.Count == 0 ? null : new MapPicture(model, library.Find(model.Parent, model.Units[0].Area.Level, model.Day));

    /// <summary>A path's text.</summary>
    public static string PathOf(IEnumerable<MapShape> shapes)
    {
        var path = new StringBuilder();
        foreach (var shape in shapes)
        {
            PathText.Write(path, shape);
        }

        return path.ToString();
    }
}
