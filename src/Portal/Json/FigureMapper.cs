using Telemetry.Aggregator.Indicators;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Json;

/// <summary>Figures and series as the public API gives them. Thread-safe.</summary>
internal sealed class FigureMapper(VietnameseTerms terms, VietnameseNotes notes, PassportMapper passports)
{
    /// <summary>A whole answer.</summary>
    public FiguresJson Map(FigureAnswer answer) => new([.. answer.Figures.Select(Map)], answer.AsOf);

    /// <summary>A figure with its passport.</summary>
    public FigureJson Map(Figure figure) => new()
    {
        Indicator = figure.Item,
        IndicatorName = terms.Item(figure.Item),
        Area = figure.Area.Code,
        AreaKey = figure.Area.Key.ToString(),
        AreaName = figure.Area.Name,
        Period = figure.Period.ToString(),
        Operator = figure.Operator,
        Value = figure.Value,
        Exact = figure.Exact,
        Text = Text(figure),
        Unit = figure.Unit,
        Status = PublicNames.Of(figure.Status),
        Form = figure.Form == FigureForm.Full ? null : PublicNames.Of(figure.Form),
        Reason = figure.Reason is { } reason ? PublicNames.Of(reason.Code) : null,
        ReasonText = Words(figure.Reason),
        Passport = passports.Map(figure, Map),
    };

    /// <summary>A series; an answer to a series question has at least one figure.</summary>
    public SeriesJson MapSeries(FigureAnswer answer, string area)
    {
        var first = answer.Figures[0];
        return new SeriesJson(
            first.Item,
            terms.Item(first.Item),
            area,
            first.Operator,
            first.Unit,
            [.. answer.Figures.Select(Point)],
            answer.AsOf);
    }

    private SeriesPointJson Point(Figure figure) => new()
    {
        Period = figure.Period.ToString(),
        AreaKey = figure.Area.Key.ToString(),
        AreaName = figure.Area.Name,
        Value = figure.Value,
        Exact = figure.Exact,
        Text = Text(figure),
        Status = PublicNames.Of(figure.Status),
        Reason = figure.Reason is { } reason ? PublicNames.Of(reason.Code) : null,
        ReasonText = Words(figure.Reason),
    };

    private WordsJson? Words(FigureReason? reason) => reason is null ? null : new WordsJson(notes.Reason(reason), reason.English);

    private static string? Text(Figure figure) => figure.Value is { } value ? VietnameseFormat.Number(value, figure.Decimals) : null;
}
