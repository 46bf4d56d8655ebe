namespace Telemetry.Aggregator.Indicators;

/// <summary>A figure before anything is known: missing, with what the request says filled in.</summary>
internal static class FigureStart
{
    /// <summary>The start of an answer.</summary>
    public static Figure Of(FigureRequest request, string catalogueVersion) => new()
    {
        Item = request.Item.Text,
        Area = request.Area,
        Period = request.Period,
        Boundaries = request.Boundaries,
        Operator = request.Operator,
        Unit = request.Item.Unit,
        Decimals = request.Item.Decimals,
        Status = FigureStatus.Missing,
        Passport = new Passport
        {
            Formula = request.Item.Indicator is { } indicator ? IndicatorFormula.TextOf(indicator) : request.Item.Code,
            FormulaVersion = request.Item.Indicator?.Version,
            Origin = request.Item.Indicator?.Origin ?? "",
            Rounding = new RoundingRule(request.Item.Decimals),
            LedgerPosition = request.AsOf,
            CatalogueVersion = catalogueVersion,
        },
    };
}
