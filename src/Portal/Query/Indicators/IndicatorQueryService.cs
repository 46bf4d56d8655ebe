using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>
/// Answers the indicators' page: 1. is anybody asking; 2. is the question readable; 3. the unit's figure with those of the units below, if the caller may read
/// them; 4. the part asked for, under the same rights and at the same ledger position. Thread-safe.
/// </summary>
internal sealed class IndicatorQueryService(Catalogue.Catalogue catalogue, IndicatorQuestionReader reader, FigureQueryService figures)
{
    // One bar for each month of a year.
    private const int PeriodsOfShares = 12;

    /// <summary>The answer, or why there is none.</summary>
    public async ValueTask<Reply<IndicatorAnswer>> AnswerAsync(Caller? caller, IndicatorRequest request, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return QueryFault.Unauthenticated;
        }

        if (!(await reader.ReadAsync(caller, request, cancellationToken)).TryGet(out var question, out var fault))
        {
            return fault;
        }

        var mayReadOperators = AccessPolicy.Decide(caller, question.Area, FigureQuery.AllOperators, FigureItemKind.Concentration) == AccessDecision.Allowed;
        var children = question.View is IndicatorView.Overview or IndicatorView.Table or IndicatorView.Map ? question.Children : [];
        var asked = new List<AskedFigure> { question.Ask(question.Item, question.Area, question.Period, question.Source) };
        asked.AddRange(children.Select(c => question.Ask(question.Item, c, question.Period, question.Source)));
        if (mayReadOperators)
        {
            asked.Add(question.Ask(Plain(question.Item.Code), question.Area, question.Period, FigureQuery.AllOperators));
        }

        if (!(await figures.AnswerAsync(caller, asked, FigureMoment.Now, cancellationToken)).TryGet(out var first, out fault))
        {
            return fault;
        }

        var answer = new IndicatorAnswer
        {
            Question = question,
            Heading = first.Figures[0],
            MayReadOperators = mayReadOperators,
            Operators = mayReadOperators ? SourcesOf(first.Figures[^1]) : caller is { Role: CallerRole.Operator, Source: { } own } ? [own] : [],
            Rows = Rank(question.Item, [.. first.Figures.Skip(1).Take(children.Count)]),
        };

        var moment = FigureMoment.Now with { Position = first.AsOf };
        return question.View switch
        {
            IndicatorView.Overview or IndicatorView.Table => await CompareAsync(caller, answer, moment, cancellationToken),
            IndicatorView.Series => await ReadSeriesAsync(caller, answer, moment, cancellationToken),
            IndicatorView.Shares => mayReadOperators
                ? await ReadSharesAsync(caller, answer, moment, cancellationToken)
                : QueryFault.OthersFigures("share." + question.Item.Code, isItem: true, caller.Source),
            IndicatorView.Distribution => await ReadSpreadAsync(caller, answer, moment, cancellationToken),
            _ => answer,
        };
    }

    private static List<UnitRow> Rank(FigureItem item, IReadOnlyList<Figure> figures)
    {
        var places = UnitRanking.PlacesOf([.. figures.Select(f => f.Value)], UnitRanking.BetterOf(item));
        return [.. figures.Select((f, i) => new UnitRow(f, places[i]))];
    }

    // Against the period before and against the year before. Rows stay without where the comparison is not the caller's to read.
    private async ValueTask<Reply<IndicatorAnswer>> CompareAsync(Caller caller, IndicatorAnswer answer, FigureMoment moment, CancellationToken cancellationToken)
    {
        var question = answer.Question;
        if (question.Item.Kind != FigureItemKind.Value || answer.Rows.Count == 0)
        {
            return answer;
        }

        var before = question.Period.Previous();
        var growth = Item(FigureItemKind.Growth, question.Item.Code);
        var breaks = DefinitionBreaks.Between(question.Item, question.Item.Metric is { Kind: MetricKind.Flow } ? before.First : before.Last, question.Period.Last);
        var asked = new List<AskedFigure>();
        var ofBefore = new int[answer.Rows.Count];
        for (var i = 0; i < ofBefore.Length; i++)
        {
            var area = answer.Rows[i].Figure.Area;
            ofBefore[i] = breaks.Count == 0 && (question.Boundaries is not null || area.IsValidOn(before.Last)) ? asked.Count : -1;
            if (ofBefore[i] >= 0)
            {
                asked.Add(question.Ask(question.Item, area, before, question.Source));
            }
        }

        var ofGrowth = asked.Count;
        asked.AddRange(answer.Rows.Select(r => question.Ask(growth, r.Figure.Area, question.Period, question.Source)));
        if (!(await figures.AnswerAsync(caller, asked, moment, cancellationToken)).TryGet(out var found, out _))
        {
            return answer;
        }

        return answer with
        {
            Breaks = breaks,
            Rows = [.. answer.Rows.Select((r, i) => r with { Before = ofBefore[i] < 0 ? null : found.Figures[ofBefore[i]], Growth = found.Figures[ofGrowth + i] })],
        };
    }

    private async ValueTask<Reply<IndicatorAnswer>> ReadSeriesAsync(Caller caller, IndicatorAnswer answer, FigureMoment moment, CancellationToken cancellationToken)
    {
        var question = answer.Question;
        var periods = new List<Period>();
        var units = question.Compare.Prepend((question.Area, question.AreaText)).ToList();
        for (var period = question.From; period.CompareTo(question.To) <= 0; period = period.Next())
        {
            periods.Add(period);
            if (periods.Count * units.Count > FigureLimits.Periods)
            {
                return new QueryFault(
                    QueryFaultKind.TooManyFigures,
                    QueryParameter.From,
                    question.From.ToString(),
                    string.Create(CultureInfo.InvariantCulture, $"at most {FigureLimits.Periods} periods over all units"),
                    "The series is too long for one page.");
            }
        }

        var asked = new List<AskedFigure>();
        var places = new Dictionary<(AreaKey Unit, Period Period), int>();
        var lines = new List<Area>();
        foreach (var (area, text) in units)
        {
            lines.Add(area);
            foreach (var period in periods)
            {
                // Another unit's figure never stands under this one's name: it has a line of its own.
                if ((question.Boundaries is null ? UnitHistory.On(catalogue, area, period.Last) : area) is { } unit && places.TryAdd((unit.Key, period), asked.Count))
                {
                    lines.Add(unit);
                    asked.Add(new AskedFigure(question.Item, unit, period, question.Source, text) { Boundaries = question.Boundaries });
                }
            }
        }

        if (!(await figures.AnswerAsync(caller, asked, moment, cancellationToken)).TryGet(out var found, out var fault))
        {
            return fault;
        }

        return answer with
        {
            Series = new IndicatorSeries(
                periods,
                [.. lines.DistinctBy(l => l.Key).Select(l => new SeriesLine(l, [.. periods.Select(p => places.TryGetValue((l.Key, p), out var place) ? found.Figures[place] : null)]))],
                DefinitionBreaks.Between(question.Item, periods[0].First, periods[^1].Last),
                [
                    .. units.SelectMany(u => UnitHistory.Changes(catalogue, u.Area, periods[0].Last, periods[^1].Last))
                        .DistinctBy(c => (c.On, c.Unit.Key, c.Below, c.Into.Count)),
                ]),
        };
    }

    private async ValueTask<Reply<IndicatorAnswer>> ReadSharesAsync(Caller caller, IndicatorAnswer answer, FigureMoment moment, CancellationToken cancellationToken)
    {
        var question = answer.Question;
        if (DividedBy(question.Item) is not { } metric)
        {
            return answer;
        }

        var periods = new List<Period> { question.Period };
        while (periods.Count < PeriodsOfShares && periods[0].Previous() is var earlier && (question.Boundaries is not null || question.Area.IsValidOn(earlier.Last)))
        {
            periods.Insert(0, earlier);
        }

        var plain = Plain(metric.Code);
        List<AskedFigure> totals = [.. periods.Select(p => question.Ask(plain, question.Area, p, FigureQuery.AllOperators))];
        if (!(await figures.AnswerAsync(caller, totals, moment, cancellationToken)).TryGet(out var found, out var fault))
        {
            return fault;
        }

        var last = found.Figures[^1];
        var sources = found.Figures
            .SelectMany(f => f.Passport.Numerator?.Contributions ?? [])
            .Where(c => c.Kind == SourceKind.Operator && c.Value is not null && catalogue.Sources.ContainsKey(c.Source))
            .Select(c => c.Source)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(s => last.Passport.Numerator?.Contributions.FirstOrDefault(c => c.Source == s)?.Value ?? decimal.MinValue)
            .ThenBy(s => s, StringComparer.Ordinal)
            .ToList();
        var share = Item(FigureItemKind.Share, metric.Code);
        var asked = sources.SelectMany(s => periods.Select(p => question.Ask(share, question.Area, p, s))).ToList();
        asked.AddRange(sources.Select(s => question.Ask(plain, question.Area, question.Period, s)));
        if (!(await figures.AnswerAsync(caller, asked, moment, cancellationToken)).TryGet(out var shares, out fault))
        {
            return fault;
        }

        return answer with
        {
            Shares = new OperatorShares(
                metric,
                periods,
                found.Figures,
                [
                    .. sources.Select((s, i) =>
                        (s, shares.Figures[(sources.Count * periods.Count) + i], (IReadOnlyList<Figure>)[.. shares.Figures.Skip(i * periods.Count).Take(periods.Count)])),
                ]),
        };
    }

    private async ValueTask<Reply<IndicatorAnswer>> ReadSpreadAsync(Caller caller, IndicatorAnswer answer, FigureMoment moment, CancellationToken cancellationToken)
    {
        var question = answer.Question;
        for (var level = AreaLevel.Commune; level > question.Area.Level; level--)
        {
            var asked = Below(question.Area, level, question.Day).Select(a => question.Ask(question.Item, a, question.Period, question.Source)).ToList();
            if (asked.Count is 0 or > FigureLimits.Figures)
            {
                continue;
            }

            if (!(await figures.AnswerAsync(caller, asked, moment, cancellationToken)).TryGet(out var found, out var fault))
            {
                return fault;
            }

            if (found.Figures.Any(f => f.Value is not null))
            {
                return answer with { Spread = found.Figures };
            }
        }

        return answer;
    }

    private static IEnumerable<Area> Below(Area area, AreaLevel level, DateOnly day) => area.Children
        .Where(c => c.IsValidOn(day))
        .SelectMany(c => c.Level == level ? [c] : c.Level < level ? Below(c, level, day) : []);

    // Whose figures are in a total: what a choice of operators is made of. A name joined of several departments is none to choose.
    private string[] SourcesOf(Figure total) =>
    [
        .. total.Passport.Operands
            .Where(o => o.Metric.ReportedBy == SourceKind.Operator)
            .SelectMany(o => o.Contributions.Select(c => c.Source).Concat(o.MissingOperators.Select(m => m.Source)))
            .Where(catalogue.Sources.ContainsKey)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static Metric? DividedBy(FigureItem item) =>
        new[] { item.Metric ?? item.Indicator?.Numerator, item.Indicator?.Denominator }.FirstOrDefault(m => m?.ReportedBy == SourceKind.Operator);

    private FigureItem Plain(string code) => Item(FigureItemKind.Value, code);

    private FigureItem Item(FigureItemKind kind, string code) =>
        FigureItem.TryParse(catalogue, IndicatorMeasure.ItemOf(code, kind), out var item) ? item : throw new InvalidOperationException($"the catalogue lost {code}");
}
