using System.Globalization;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>The sender's catalogue as the service gives it.</summary>
internal static class KnownCatalogueMapper
{
    private const int MostDecimals = 6;

    /// <summary>What a sheet is understood with.</summary>
    public static KnownCatalogue Map(SenderCatalogue catalogue) => new(
        catalogue.Source,
        [.. catalogue.Metrics.Select(m => Map(m, isPlanOnly: false)), .. catalogue.PlanIndicators.Select(m => Map(m, isPlanOnly: true))],
        [.. catalogue.Areas.Select(Map)]);

    private static KnownMetric Map(SenderMetric metric, bool isPlanOnly) =>
        new(metric.Code, metric.Name, metric.EnglishName, metric.Unit, (int)Math.Min(metric.Decimals, MostDecimals), metric.Reportable, isPlanOnly);

    // A level that this version does not know lies below those that it knows.
    private static KnownUnit Map(SenderArea area) => new(
        area.Code,
        area.Name,
        (UnitLevel)Math.Min(area.Level, (uint)UnitLevel.Commune),
        area.Parent,
        Day(area.ValidFrom) ?? DateOnly.MinValue,
        Day(area.ValidTo));

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
