using Telemetry.Catalogue;
using Telemetry.Portal.Maps;

namespace Telemetry.Portal.Tests.Maps;

/// <summary>The package's drawing, where the build had it.</summary>
internal static class Drawing
{
    private static readonly Lazy<MapDrawing?> Loaded = new(() => ProvinceDrawing.Load(DefaultCatalogue.Instance));

    /// <summary>Where it is missing the test skips on a person's machine and fails where <c>CI=true</c>.</summary>
    public static MapDrawing Require()
    {
        var there = typeof(MapShape).Assembly.GetManifestResourceInfo(ProvinceDrawing.Resource) is not null;
        Assert.SkipWhen(!there && Environment.GetEnvironmentVariable("CI") != "true", "the build had no @svg-maps/vietnam; npm brings it");
        Assert.True(there, "the build had no @svg-maps/vietnam; npm brings it");
        return Loaded.Value!;
    }

    /// <summary>The provinces of a day.</summary>
    public static IReadOnlyList<Area> Provinces(DateOnly day) =>
        [.. DefaultCatalogue.Instance.Country.Children.Where(a => a.Level == AreaLevel.Province && a.IsValidOn(day))];

    /// <summary>Ground in square grid units, holes taken off.</summary>
    public static double Ground(MapShape shape) => Math.Abs(shape.Rings.Sum(r => MapShape.TwiceArea(r)) / 2.0);
}
