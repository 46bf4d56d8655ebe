using System.Globalization;
using System.Text.Json;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Figures;

/// <summary>The service's figures as the tool's.</summary>
internal static class FigureRowMapper
{
    /// <summary>Every figure of an answer.</summary>
    public static FigureAnswer Map(GetFiguresResponse answer, bool withPassport) => new(answer.AsOf, [.. answer.Figures.Select(f => Map(f, withPassport))]);

    private static FigureRow Map(Figure figure, bool withPassport) => new()
    {
        Indicator = figure.Indicator,
        IndicatorName = figure.IndicatorName,
        Area = figure.Area,
        AreaKey = figure.AreaKey,
        AreaName = figure.AreaName,
        Period = figure.Period,
        Boundaries = OrNull(figure.Boundaries),
        Operator = figure.Operator,
        Value = Number(figure.Value),
        Exact = Number(figure.Exact),
        Unit = figure.Unit,
        UnitName = figure.UnitName,
        Status = figure.Status switch
        {
            FigureStatus.Complete => FigureRowStatus.Complete,
            FigureStatus.Partial => FigureRowStatus.Partial,
            _ => FigureRowStatus.Missing,
        },
        IsEstimated = figure.IsEstimated,
        Reason = OrNull(figure.Reason),
        ReasonText = (figure.ReasonText, figure.ReasonEnglishText),
        Publication = figure.PublicationJson.Length > 0 ? JsonElement.Parse(figure.PublicationJson) : null,
        Passport = withPassport ? JsonElement.Parse(figure.PassportJson) : null,
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
