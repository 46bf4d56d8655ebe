using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>
/// Puts an overview together: all figures of the unit in one question at one ledger position, then the country's, who has not reported, and open
/// findings, each left out where the caller may not ask for it. Thread-safe.
/// </summary>
internal sealed class OverviewReader(
    Catalogue.Catalogue catalogue, FigureReader lineage, FigureQueryService figures, CompletenessQueryService completeness, FindingQueryService findings)
{
    // A year and a month: from the same month of the year before.
    private const int Months = 13;

    // A year and a quarter; five years.
    private const int Others = 5;

    // Before the calendar's first year there is no same period of the year before.
    private const int FirstYear = 1902;

    /// <summary>The overview, or why the caller gets none.</summary>
    public async ValueTask<Reply<OverviewModel>> ReadAsync(Caller caller, OverviewChoice choice, IReadOnlyList<CoveredUnit> units, CancellationToken cancellationToken)
    {
        var items = OverviewItem.All(catalogue);
        var own = caller.Role == CallerRole.Operator ? caller.Source : null;
        var span = Span(choice, items[0].Value.Text);
        var outcome = await figures.AnswerAsync(caller, Questions(choice, span, items, own), FigureMoment.Now, cancellationToken);
        if (!outcome.TryGet(out var answer, out var fault) && (fault.Kind == QueryFaultKind.OutsideTerritory || fault.Parameter == QueryParameter.Boundaries))
        {
            // Earlier units may be another's, and readers outside get each period's own: then only what the unit itself had.
            span = [.. span.Select(s => (s.Period, Earlier: (IReadOnlyList<Area>)[]))];
            outcome = await figures.AnswerAsync(caller, Questions(choice, span, items, own), FigureMoment.Now, cancellationToken);
        }

        if (!outcome.TryGet(out answer, out fault))
        {
            return fault;
        }

        var country = await ReadCountryAsync(caller, choice, items, own, cancellationToken);
        var parts = country is null ? null : Parts(choice.Period, units);
        return new OverviewModel
        {
            Choice = choice,
            Units = units,
            Source = own,
            Cards = [.. items.Select((item, i) => Card(item, answer.Figures.Skip(i * (span.Count + 2)).Take(span.Count + 2).ToList(), country?[i], parts))],
            EarlierUnits = [.. span.SelectMany(s => s.Earlier).DistinctBy(a => a.Key)],
            Senders = await ReadSendersAsync(caller, choice, cancellationToken),
            Findings = await ReadFindingsAsync(caller, choice, cancellationToken),
        };
    }

    private List<(Period Period, IReadOnlyList<Area> Earlier)> Span(OverviewChoice choice, string item)
    {
        var count = choice.Period.Grain is PeriodGrain.Month or PeriodGrain.Day ? Months : Others;
        var span = new List<(Period, IReadOnlyList<Area>)>(count);
        var period = choice.Period;
        while (span.Count < count && period.Year >= FirstYear)
        {
            var query = new FigureQuery(item, choice.Area, period) { Boundaries = choice.Boundaries };
            span.Add((period, [.. lineage.UnitsOf(query)]));
            period = period.Previous();
        }

        span.Reverse();
        return span;
    }

    private static List<AskedFigure> Questions(OverviewChoice choice, List<(Period Period, IReadOnlyList<Area> Earlier)> span, IReadOnlyList<OverviewItem> items, string? own)
    {
        var source = own ?? FigureQuery.AllOperators;
        var asked = new List<AskedFigure>(items.Count * (span.Count + 2));
        foreach (var item in items)
        {
            asked.AddRange(span.Select(s => Ask(item.Value, s.Period, s.Earlier.Count > 0)));
            asked.Add(Ask(item.Growth, choice.Period, span[^1].Earlier.Count > 0));
            asked.Add(Ask(item.Completion, choice.Period, span[^1].Earlier.Count > 0));
        }

        return asked;

        AskedFigure Ask(FigureItem item, Period period, bool isOfOthers) =>
            new(item, choice.Area, period, source, choice.AreaText) { Boundaries = isOfOthers ? choice.Boundaries : null };
    }

    private static OverviewCard Card(OverviewItem item, List<Figure> answered, Figure? country, (int Covered, int All)? parts)
    {
        var series = answered.Take(answered.Count - 2).ToList();
        var now = series[^1];
        var before = now.Period.SamePeriodOfYearBefore();
        var previous = series.Count > 1 ? series[^2] : null;
        return new OverviewCard
        {
            Better = item.Better,
            IsAmount = item.Value.Metric is not null,
            Series = series,
            Previous = previous?.Period == before ? null : previous,
            YearBefore = series.Find(f => f.Period == before) ?? now,
            Growth = answered[^2],
            Completion = answered[^1],
            Country = country?.Value is null ? null : country,
            CountryParts = country?.Passport.Numerator?.How == Provenance.Explicit ? null : parts,
        };
    }

    // Where the calendar expects nobody, a sum of two provinces counts as complete. Whoever may read the country's has all provinces among its units.
    private (int Covered, int All)? Parts(Period period, IReadOnlyList<CoveredUnit> units)
    {
        var reporting = units.Where(u => u.Area.Level == AreaLevel.Province && u.Periods.Any(p => p.First >= period.First && p.Last <= period.Last)).ToList();
        var provinces = catalogue.Areas.Where(a => a.Level == AreaLevel.Province && a.IsValidOn(period.Last)).ToList();
        var covered = provinces.Count(p => reporting.Exists(u => p.Covers(u.Area)));
        return covered == provinces.Count ? null : (covered, provinces.Count);
    }

    // Whoever may not read the country's is not told that there are any; an operator's own for the country is no measure.
    private async ValueTask<IReadOnlyList<Figure>?> ReadCountryAsync(
        Caller caller, OverviewChoice choice, IReadOnlyList<OverviewItem> items, string? own, CancellationToken cancellationToken)
    {
        if (choice.Area.Level == AreaLevel.Country || own is not null)
        {
            return null;
        }

        var request = new FigureRequest([.. items.Select(i => i.Value.Text)], [catalogue.Country.Key.ToString()], [choice.Period.ToString()], [], null);
        return (await figures.AnswerAsync(caller, request, cancellationToken)).TryGet(out var answer, out _) ? answer.Figures : null;
    }

    private async ValueTask<IReadOnlyList<SenderState>?> ReadSendersAsync(Caller caller, OverviewChoice choice, CancellationToken cancellationToken)
    {
        var request = new CompletenessRequest(choice.Period.ToString(), null, choice.Area.Key.ToString(), null, null);
        return (await completeness.AnswerAsync(caller, request, cancellationToken)).TryGet(out var answer, out _) ? SenderState.Of(answer.Rows) : null;
    }

    private async ValueTask<OpenFindings?> ReadFindingsAsync(Caller caller, OverviewChoice choice, CancellationToken cancellationToken)
    {
        var request = new FindingsRequest
        {
            Period = choice.Period.ToString(), Area = choice.Area.Key.ToString(), State = "open", Limit = FindingQuestion.MostFindings.ToString(CultureInfo.InvariantCulture),
        };
        try
        {
            return (await findings.CountAsync(caller, request, cancellationToken)).TryGet(out var count, out _)
                ? new OpenFindings([.. count.BySeverity.OrderByDescending(s => s.Key).Select(s => (s.Key, s.Value))], count.IsMore)
                : null;
        }
        catch (PartUnavailableException)
        {
            // The figures are there: an aggregator that is away must not take them from the page.
            return null;
        }
    }
}
