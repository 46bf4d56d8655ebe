namespace Telemetry.Operators.Cli.Sheets.Known;

/// <summary>The sender's catalogue as sheets are understood with it.</summary>
internal static class KnownCatalogueMapper
{
    /// <summary>Metrics and units alone.</summary>
    public static KnownCatalogue Map(SenderCatalogue catalogue) => new(
        catalogue.Source,
        [.. catalogue.Metrics.Select(m => Map(m, isIndicator: false)), .. catalogue.PlanIndicators.Select(m => Map(m, isIndicator: true))],
        [.. catalogue.Areas.Select(a => new KnownUnit(a.Code, a.Name, LevelOf(a.Level), a.Parent, a.ValidFrom, a.ValidTo))]);

    private static KnownMetric Map(SenderMetric metric, bool isIndicator) =>
        new(metric.Code, metric.Name, metric.EnglishName, metric.Unit, metric.Decimals, metric.IsReportable, isIndicator);

    // A level that this version does not know lies below those that it knows.
    private static UnitLevel LevelOf(int level) => (UnitLevel)Math.Clamp(level, (int)UnitLevel.Country, (int)UnitLevel.Commune);
}
