using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Retention;

/// <summary>
/// Drops values of days from the series store when they are old enough, and only where no figure of a longer period can change: a source's days of a month in a
/// shard go together, and only when the month itself was reported for every cell that they hold. They stay too where units began or ended within the month
/// (its sums are then made of its days) and where a value of a day can stand for other periods. What a sweep does depends on the store alone, so one that was
/// cut short is finished by the next. One caller at a time.
/// </summary>
internal sealed partial class RetentionSweep(Catalogue.Catalogue catalogue, ISeriesStore store, DayRetention retention, TimeProvider time, ILogger<RetentionSweep> logger)
{
    private readonly AreaForest _forest = new(catalogue);
    private readonly Dictionary<(AreaKey Shard, Period Month), long> _looked = [];
    private long _position;
    private DateOnly _day;

    /// <summary>What it goes by.</summary>
    public DayRetention Retention => retention;

    /// <summary>Sweeps once a day of Vietnam, first at the first call; at once where days are kept for ever.</summary>
    public async Task RunDailyAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(time.GetUtcNow());
        if (retention.KeepDays > 0 && today != _day)
        {
            await RunAsync(cancellationToken);
            _day = today;
        }
    }

    /// <summary>Sweeps. Months of which nothing came in since the last look are not read again.</summary>
    public async Task<SweepResult> RunAsync(CancellationToken cancellationToken)
    {
        if (store.Position < _position)
        {
            _looked.Clear(); // it was emptied and filled again
        }

        _position = store.Position;
        var now = time.GetUtcNow();
        var result = default(SweepResult);
        foreach (var month in (await store.ListAsync(null, cancellationToken))
            .Where(e => e.Period.Grain <= PeriodGrain.Month && !PlanSource.Is(e.Source))
            .GroupBy(e => (e.Shard, Month: Period.Containing(e.Period.First, PeriodGrain.Month)))
            .Where(g => retention.IsMonthOver(g.Key.Month, now)))
        {
            var newest = month.Max(e => e.LastSequence);
            if (_looked.GetValueOrDefault(month.Key) != newest)
            {
                var (forgotten, kept) = await SweepAsync(month.Key.Shard, month.Key.Month, [.. month], cancellationToken);
                result = new SweepResult(result.Forgotten + forgotten, result.Kept + kept);
                _looked[month.Key] = newest;
            }
        }

        LogSwept(logger, result.Forgotten, result.Kept, retention.KeepDays);
        return result;
    }

    private async Task<SweepResult> SweepAsync(AreaKey shard, Period month, IReadOnlyList<SeriesExtent> extents, CancellationToken cancellationToken)
    {
        var days = extents.Where(e => e.Period.Grain == PeriodGrain.Day).ToList();
        if (days.Count == 0)
        {
            return default;
        }

        var isSteady = catalogue.TryGetArea(shard, out var area) && _forest.Of(area).ChangesWithin(month) is null;
        var selection = new SeriesSelection
        {
            Periods = [month, .. days.Select(d => d.Period).Distinct()],
            Shard = shard,
            Sources = days.Select(d => d.Source).ToHashSet(StringComparer.Ordinal),
        };
        var result = default(SweepResult);
        foreach (var source in (await store.ReadAsync(selection, cancellationToken)).GroupBy(s => s.Source))
        {
            var present = source.Where(s => s.Period != month).ToList();
            if (present.Count == 0)
            {
                continue;
            }

            if (!isSteady || !IsCovered(present, source.FirstOrDefault(s => s.Period == month)))
            {
                result = result with { Kept = result.Kept + present.Count };
                continue;
            }

            await store.ForgetAsync(shard, source.Key, [.. present.Select(s => s.Period)], cancellationToken);
            result = result with { Forgotten = result.Forgotten + present.Count };
        }

        return result;
    }

    private bool IsCovered(IReadOnlyList<SeriesSlice> days, SeriesSlice? month)
    {
        var reported = month is null ? [] : month.Columns.ToDictionary(c => c.Metric, c => Cells(month, c, i => c.States[i] == CellState.Present).ToHashSet(), StringComparer.Ordinal);
        return days.All(day => day.Columns.All(column =>
            Cells(day, column, _ => true) is var cells
            && (!cells.Any() || (!CanStand(column.Metric) && reported.TryGetValue(column.Metric, out var known) && cells.All(known.Contains)))));
    }

    private bool CanStand(string metric) => !catalogue.Metrics.TryGetValue(metric, out var known) || Standing.Applies(known);

    private static IEnumerable<AreaKey> Cells(SeriesSlice slice, SeriesValues column, Func<int, bool> counts) =>
        Enumerable.Range(0, slice.Areas.Length).Where(i => column.Sequences[i] > 0 && counts(i)).Select(i => slice.Areas[i]);

    [LoggerMessage(EventId = 320, Level = LogLevel.Information, Message = "Values of {Forgotten} days dropped from the series store, of {Kept} days kept because no month stands for them; days are kept {KeepDays} days")]
    private static partial void LogSwept(ILogger logger, int forgotten, int kept, int keepDays);
}
