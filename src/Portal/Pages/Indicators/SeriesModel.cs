using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Pages.Charts;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary>A series as a chart. Pure.</summary>
internal static class SeriesModel
{
    /// <summary>The chart.</summary>
    public static ChartModel Of(IndicatorAnswer answer, Words words)
    {
        var (question, series) = (answer.Question, answer.Series!);
        return new ChartModel
        {
            Kind = ChartKind.Line,
            Title = $"{IndicatorWords.Name(words, question.Item)}, {string.Join(", ", series.Lines.Select(l => Name(l, question, words)))}",
            Summary = Summary(answer, words),
            CategoryHeading = words.Of("Kỳ", "Period"),
            Unit = words.Unit(answer.Heading.Unit),
            Decimals = answer.Heading.Decimals,
            Categories = [.. series.Periods.Select((p, i) => words.Period(p) + (series.Lines.Any(l => l.Figures[i]?.Status == FigureStatus.Partial) ? " *" : ""))],
            Series =
            [
                .. series.Lines.Select(l => new ChartSeries(
                    Name(l, question, words),
                    [.. l.Figures.Select(f => f?.Value)],
                    [.. l.Figures.Select(f => f is null ? "" : PageAddress.Passport(f))])),
            ],
            Marks = [.. MarksOf(series, words)],
        };
    }

    private static IEnumerable<ChartMark> MarksOf(IndicatorSeries series, Words words)
    {
        var marks = series.Breaks.Select(b => (b.Break.On, Text: BreakText(b, words)))
            .Concat(series.Changes.Select(c => (c.On, Text: IndicatorWords.Change(words, c))))
            .OrderBy(m => m.On);
        foreach (var (on, text) in marks)
        {
            var category = series.Periods.ToList().FindIndex(p => p.Last >= on);
            if (category >= 0)
            {
                yield return new ChartMark(category, $"{VietnameseFormat.Date(on)}: {text}");
            }
        }
    }

    private static string BreakText((Metric Metric, DefinitionBreak Break) found, Words words) => words.Of(
        $"“{found.Metric.Name}” đổi định nghĩa: {found.Break.Note}", $"the definition of “{found.Metric.EnglishName}” changed: {found.Break.EnglishNote}");

    // A unit that nobody asked for stands in another's place: its name says until when or since when.
    private static string Name(SeriesLine line, IndicatorQuestion question, Words words)
    {
        var (unit, name) = (line.Area, words.Area(line.Area));
        if (unit.Key == question.Area.Key || question.Compare.Any(c => c.Area.Key == unit.Key))
        {
            return name;
        }

        return unit.ValidTo is { } to && to < question.Period.Last
            ? words.Of($"{name} (đến {VietnameseFormat.Date(to)})", $"{name} (until {VietnameseFormat.Date(to)})")
            : words.Of($"{name} (từ {VietnameseFormat.Date(unit.ValidFrom)})", $"{name} (since {VietnameseFormat.Date(unit.ValidFrom)})");
    }

    private static string Summary(IndicatorAnswer answer, Words words)
    {
        var line = answer.Series!.Lines.FirstOrDefault(l => l.Figures.Any(f => f?.Value is not null));
        if (line is null)
        {
            return words.Of("Không có số liệu trong khoảng này.", "There are no figures in this range.");
        }

        var name = Name(line, answer.Question, words);
        var shown = line.Figures.OfType<Figure>().Where(f => f.Value is not null).ToList();
        var (low, high) = (shown.MinBy(f => f.Value)!, shown.MaxBy(f => f.Value)!);
        return words.Of(
            $"{name}: từ {Said(shown[0], words)} đến {Said(shown[^1], words)}; thấp nhất {Said(low, words)}, cao nhất {Said(high, words)}.",
            $"{name}: from {Said(shown[0], words)} to {Said(shown[^1], words)}; lowest {Said(low, words)}, highest {Said(high, words)}.");
    }

    private static string Said(Figure figure, Words words) => $"{VietnameseFormat.Number(figure.Value!.Value, figure.Decimals)} ({words.Period(figure.Period)})";
}
