using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Json;

/// <summary>Histories of figures as the public API gives them. Thread-safe.</summary>
internal sealed class FigureHistoryMapper(Words words, FigureMapper figures)
{
    private readonly FigureChangeText _vietnamese = new(words);
    private readonly FigureChangeText _english = new(new Words(words.Catalogue, Language.English));

    /// <summary>A whole answer.</summary>
    public FigureHistoryJson Map(FigureHistoryAnswer answer) => new(figures.Map(answer.Figure), [.. answer.Changes.Select(Map)], answer.IsWhole, answer.AsOf);

    private FigureChangeJson Map(ExplainedChange told) => new()
    {
        Sequence = told.Change.Sequence,
        Time = told.Time is { } time ? VietnamTime.At(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : null,
        Before = Map(told.Change.Before),
        After = Map(told.Change.After),
        Source = told.Entry is { } entry ? new NamedJson(entry.Header.Source, words.Source(entry.Header.Source)) : null,
        SubmissionId = told.SubmissionId,
        Kind = told.Entry?.Head is { } head ? PublicNames.Of(head.Kind) : null,
        Period = told.Entry?.Head?.Period.ToString(),
        Reason = told.Entry?.Head?.Reason,
        CatalogueVersion = told.Entry?.Head?.CatalogueVersion,
        What = [.. _vietnamese.What(told.Change).Zip(_english.What(told.Change), static (vi, en) => new WordsJson(vi, en))],
    };

    private static FigureStateJson Map(Figure figure) => new(
        figure.Value, figure.Exact, figure.Value is { } value ? VietnameseFormat.Number(value, figure.Decimals) : null, PublicNames.Of(figure.Status));
}
