using System.Collections.Concurrent;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Finds the ledger entries at which a figure became another: 1. compute it, noting the newest revision among all that was read for it; 2. up to that entry
/// it was the same; compute it just before; 3. where the two differ, that entry is a change; and so on backwards. What could not have counted is never
/// looked at, and a past state is computed exactly as it is answered when asked for as of then, by the present catalogue. Thread-safe.
/// </summary>
public sealed class FigureHistoryReader
{
    /// <summary>Changes that are told at most.</summary>
    public const int MostChanges = 10;

    // Each is a figure computed from facts. Daily figures may have hundreds of entries that did not change a month's.
    private const int MostSteps = 32;
    private const int MostRemembered = 128;

    private readonly WatchedStore _store;
    private readonly FigureReader _figures;
    private readonly ConcurrentDictionary<Key, (IReadOnlyList<FigureChange> Changes, bool IsWhole)> _remembered = new();

    /// <summary>A reader of a store by a catalogue; another catalogue version wants another reader.</summary>
    public FigureHistoryReader(Catalogue.Catalogue catalogue, ISeriesStore store)
        : this(catalogue, new WatchedStore(store))
    {
    }

    private FigureHistoryReader(Catalogue.Catalogue catalogue, WatchedStore store)
    {
        _store = store;
        _figures = new FigureReader(catalogue, _store, usesEarlierResults: false);
    }

    /// <summary>The figure's changes up to the position of the query.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such item or source; check with <see cref="FigureItem.TryParse"/> first.</exception>
    public ValueTask<FigureHistory> ReadAsync(FigureQuery query, CancellationToken cancellationToken = default) => ReadAsync(query, MostSteps, cancellationToken);

    /// <summary>The same, looking back no further than so many entries.</summary>
    internal async ValueTask<FigureHistory> ReadAsync(FigureQuery query, int mostSteps, CancellationToken cancellationToken)
    {
        var (figure, newest) = await ReadAtAsync(query, cancellationToken);

        // What lies at and before an entry never changes.
        var key = new Key(query.Item, query.Area.Key, query.Period, query.Operator, query.Boundaries, newest, mostSteps);
        if (!_remembered.TryGetValue(key, out var known))
        {
            known = await SearchAsync(query, figure, newest, mostSteps, cancellationToken);
            if (_remembered.Count >= MostRemembered)
            {
                _remembered.Clear();
            }

            _remembered[key] = known;
        }

        return new FigureHistory(figure, known.Changes, known.IsWhole);
    }

    private async ValueTask<(IReadOnlyList<FigureChange> Changes, bool IsWhole)> SearchAsync(
        FigureQuery query, Figure figure, long newest, int mostSteps, CancellationToken cancellationToken)
    {
        var changes = new List<FigureChange>();
        for (var step = 0; newest > 0 && step < mostSteps && changes.Count < MostChanges; step++)
        {
            var (before, earlier) = await ReadAtAsync(query with { AsOf = newest - 1 }, cancellationToken);
            if (IsOther(before, figure))
            {
                changes.Add(new FigureChange(newest, before, figure));
            }

            (figure, newest) = (before, earlier);
        }

        return (changes, newest == 0);
    }

    private async ValueTask<(Figure Figure, long Newest)> ReadAtAsync(FigureQuery query, CancellationToken cancellationToken)
    {
        var watch = _store.Begin();
        var figure = await _figures.ReadAsync(query, cancellationToken);
        return (figure, watch.Newest);
    }

    private static bool IsOther(Figure one, Figure other) =>
        one.Exact != other.Exact || one.Status != other.Status || one.Reason?.Code != other.Reason?.Code || one.Passport.Plan?.Value != other.Passport.Plan?.Value
        || !one.Passport.Operands.Select(ValueOf).SequenceEqual(other.Passport.Operands.Select(ValueOf));

    private static (string Metric, decimal? Value, Period PeriodUsed) ValueOf(Operand operand) => (operand.Metric.Code, operand.Value, operand.PeriodUsed);

    private readonly record struct Key(string Item, AreaKey Area, Period Period, string Operator, DateOnly? Boundaries, long Newest, int MostSteps);
}
