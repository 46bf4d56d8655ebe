using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Boundaries;

/// <summary>Asks a world for figures on the boundaries of a day.</summary>
internal static class BoundaryReading
{
    /// <summary>The figure of the unit that bears the code on the day of the boundaries.</summary>
    public static async Task<Figure> ReadOnAsync(
        this World world, string item, string area, string period, string boundaries, string operatorCode = FigureQuery.AllOperators)
    {
        var query = new FigureQuery(item, world.Catalogue.Area(area, boundaries), Period.Parse(period), operatorCode) { Boundaries = Day(boundaries) };
        var figure = await world.Figures.ReadAsync(query);
        Assert.Equal(FigureText.Of(await world.FiguresFromFacts.ReadAsync(query)), FigureText.Of(figure));
        return figure;
    }

    /// <summary>Its value.</summary>
    public static async Task<decimal?> ValueOnAsync(
        this World world, string item, string area, string period, string boundaries, string operatorCode = FigureQuery.AllOperators) =>
        (await world.ReadOnAsync(item, area, period, boundaries, operatorCode)).Value;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
