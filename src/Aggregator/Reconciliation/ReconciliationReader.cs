using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>
/// Puts what second sources say beside the computed figures: 1. find what they say; 2. compute the same items; 3. for those that
/// differ beyond their precision compute, together, what else could give their values; 4. of those look at what was known earlier.
/// Everything as of one ledger position. Nothing of it is stored, and no second value is counted in anything. Thread-safe.
/// </summary>
public sealed class ReconciliationReader
{
    /// <summary>Comparisons in one answer at most: more than the catalogue has items.</summary>
    public const int MostFigures = 200;

    // An earlier state is computed from facts, for the country from every province's.
    private const int MostHistories = 24;
    private const int StepsBack = 8;
    private const int StepsBackOfCountry = 4;

    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly FigureReader _figures;
    private readonly FigureHistoryReader _history;
    private readonly SecondValueReader _seconds;

    /// <summary>A reader of a store by the figures' catalogue; another catalogue version wants another reader.</summary>
    public ReconciliationReader(ISeriesStore store, FigureReader figures, FigureHistoryReader history)
    {
        _catalogue = figures.Catalogue;
        _store = store;
        _figures = figures;
        _history = history;
        _seconds = new SecondValueReader(_catalogue, store);
    }

    /// <summary>The comparison; empty where no second source says anything of that unit and period.</summary>
    public async ValueTask<ReconciliationResult> ReadAsync(ReconciliationQuery query, CancellationToken cancellationToken = default)
    {
        var position = Math.Min(query.AsOf, _store.Position);
        var seconds = await _seconds.ReadAsync(query, position, cancellationToken);
        if (seconds.Count == 0)
        {
            return new ReconciliationResult([], HasMore: false, position);
        }

        var candidates = new CandidateFigures(_catalogue, query, position);
        var figures = new Dictionary<FigureQuery, Figure>();
        await AddAsync(figures, seconds.Select(s => candidates.At(s.Item.Code)), cancellationToken);
        var pairs = seconds
            .Select(s => (Theirs: s, Ours: figures[candidates.At(s.Item.Code)]))
            .Where(p => !IsWithin(p.Theirs, p.Ours))
            .Take(MostFigures + 1)
            .ToList();
        var hasMore = pairs.Count > MostFigures;
        pairs = pairs[..Math.Min(pairs.Count, MostFigures)];
        await AddAsync(figures, pairs.SelectMany(p => Wanted(candidates, p.Theirs, p.Ours)), cancellationToken);

        var finder = new CauseFinder(candidates, figures);
        var histories = 0;
        var rows = new List<ReconciledFigure>(pairs.Count);
        foreach (var (theirs, ours) in pairs)
        {
            var row = Judge(finder, theirs, ours);
            if (IsOpen(theirs, ours))
            {
                row = histories++ < MostHistories
                    ? await WithHistoryAsync(row, candidates.At(theirs.Item.Code), cancellationToken)
                    : row with { IsHistoryRead = false };
            }

            rows.Add(row);
        }

        return new ReconciliationResult(rows, hasMore, position);
    }

    /// <summary>Every province (or the country) and period of which a second source may say something, the newest period first.</summary>
    public ValueTask<IReadOnlyList<(Area Shard, Period Period)>> ListAsync(CancellationToken cancellationToken = default) => _seconds.ListAsync(cancellationToken);

    // A department's aggregate that the total is made of is no second source.
    private static bool IsWithin(SecondValue theirs, Figure ours) =>
        theirs.Kind == SecondValueKind.Reported
        && ours.Passport.Numerator is { } operand
        && operand.Contributions.Any(c => c.Source.Split('+').Contains(theirs.Source.Code, StringComparer.Ordinal));

    /// <summary>Whether the precision of the value does not explain the difference, or so easily that something else may.</summary>
    private static bool IsOpen(SecondValue theirs, Figure ours) =>
        ours.Exact is { } exact && ours.Value != theirs.Value && (!theirs.Printed.IsFine || theirs.Printed.FitOf(exact) is null);

    private static IEnumerable<FigureQuery> Wanted(CandidateFigures candidates, SecondValue theirs, Figure ours) =>
        IsOpen(theirs, ours) && FigureArithmetic.Of(theirs.Item, ours) is { } arithmetic ? candidates.Of(theirs.Item, arithmetic) : [];

    private static ReconciledFigure Judge(CauseFinder finder, SecondValue theirs, Figure ours)
    {
        if (ours.Exact is not { } exact)
        {
            return new ReconciledFigure(theirs, ours, Agreement.NotComputed);
        }

        if (ours.Value == theirs.Value)
        {
            return new ReconciledFigure(theirs, ours, Agreement.Same);
        }

        var rounding = CauseFinder.Rounding(theirs, exact);
        var arithmetic = IsOpen(theirs, ours) ? FigureArithmetic.Of(theirs.Item, ours) : null;
        List<DifferenceCause> causes = [.. rounding is null ? [] : new[] { rounding }, .. arithmetic is null ? [] : finder.Find(theirs, arithmetic)];
        return new ReconciledFigure(theirs, ours, causes.Count == 0 ? Agreement.Unexplained : Agreement.Explained)
        {
            Causes = causes,
            Implied = rounding is null && arithmetic is not null ? [.. arithmetic.Imply(theirs.Printed)] : [],
        };
    }

    private async ValueTask<ReconciledFigure> WithHistoryAsync(ReconciledFigure row, FigureQuery query, CancellationToken cancellationToken)
    {
        var printed = CauseFinder.Strict(row.Theirs);
        var steps = query.Area.Level == AreaLevel.Country ? StepsBackOfCountry : StepsBack;
        var history = await _history.ReadAsync(query, steps, cancellationToken);
        var correction = history.Changes
            .Select(c => c.Before.Exact is { } before && printed.FitOf(before) is { } fit
                ? new DifferenceCause(CauseKind.KnownEarlier, before, fit) { Sequence = c.Sequence }
                : null)
            .FirstOrDefault(c => c is not null);
        return correction is null ? row : row with { Agreement = Agreement.Explained, Causes = [.. row.Causes.Append(correction).OrderBy(c => c.Kind)] };
    }

    private async ValueTask AddAsync(Dictionary<FigureQuery, Figure> figures, IEnumerable<FigureQuery> queries, CancellationToken cancellationToken)
    {
        var open = queries.Where(q => !figures.ContainsKey(q)).Distinct().ToList();
        var read = await _figures.ReadManyAsync(open, cancellationToken);
        for (var i = 0; i < open.Count; i++)
        {
            figures.Add(open[i], read[i]);
        }
    }
}
