using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Json;

/// <summary>Figures and series as the public API gives them. Thread-safe.</summary>
internal sealed class FigureMapper(Words words, NoteText notes, PassportMapper passports)
{
    /// <summary>A whole answer.</summary>
    public FiguresJson Map(FigureAnswer answer) => new([.. answer.Figures.Select(Map)], answer.AsOf);

    /// <summary>A figure with its passport.</summary>
    public FigureJson Map(Figure figure) => new()
    {
        Indicator = figure.Item,
        IndicatorName = words.Item(figure.Item),
        Area = figure.Area.Code,
        AreaKey = figure.Area.Key.ToString(),
        AreaName = figure.Area.Name,
        Boundaries = Day(figure.Boundaries),
        Period = figure.Period.ToString(),
        Operator = figure.Operator,
        Value = figure.Value,
        Exact = figure.Exact,
        Text = Text(figure),
        Unit = figure.Unit,
        Status = PublicNames.Of(figure.Status),
        IsEstimated = figure.IsEstimated ? true : null,
        Form = figure.Form == FigureForm.Full ? null : PublicNames.Of(figure.Form),
        Reason = figure.Reason is { } reason ? PublicNames.Of(reason.Code) : null,
        ReasonText = TextOf(figure.Reason),
        Publication = figure.Publication is { } publication ? EditionMapper.Map(publication) : null,
        Passport = passports.Map(figure, Map),
    };

    /// <summary>A series; an answer to a series question has at least one figure.</summary>
    public SeriesJson MapSeries(FigureAnswer answer, string area)
    {
        var first = answer.Figures[0];
        return new SeriesJson(
            first.Item,
            words.Item(first.Item),
            area,
            first.Operator,
            first.Unit,
            [.. answer.Figures.Select(Point)],
            BreaksWithin(first, answer.Figures[^1]),
            answer.AsOf)
        {
            Boundaries = Day(first.Boundaries),
        };
    }

    private BreakJson[] BreaksWithin(Figure first, Figure last) => !FigureItem.TryParse(words.Catalogue, first.Item, out var item)
        ? []
        :
        [
            .. DefinitionBreaks.Between(item, first.Period.First, last.Period.Last).Select(b => new BreakJson(
                b.Metric.Code,
                b.Break.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                new WordsJson(b.Break.Note, b.Break.EnglishNote))),
        ];

    private SeriesPointJson Point(Figure figure) => new()
    {
        Period = figure.Period.ToString(),
        AreaKey = figure.Area.Key.ToString(),
        AreaName = figure.Area.Name,
        Value = figure.Value,
        Exact = figure.Exact,
        Text = Text(figure),
        Status = PublicNames.Of(figure.Status),
        IsEstimated = figure.IsEstimated ? true : null,
        Edition = figure.Publication?.Edition.Number,
        Reason = figure.Reason is { } reason ? PublicNames.Of(reason.Code) : null,
        ReasonText = TextOf(figure.Reason),
    };

    private WordsJson? TextOf(FigureReason? reason) => reason is null ? null : new WordsJson(notes.Reason(reason), reason.English);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(Figure figure) => figure.Value is { } value ? VietnameseFormat.Number(value, figure.Decimals) : null;
}
