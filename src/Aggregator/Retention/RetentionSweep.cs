using Microsoft.Extensions.Logging;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Retention;

/// <summary>
/// Drops values of days from the series store when they are old enough, and only where no figure of a longer period can change: a source's days of a month in a
/// shard go together, and only when the month itself was reported for every cell that they hold. They stay too where units began or ended within the month
/// (its sums are then made of its days), where a value of a day can stand for other periods, and a province's where the country's own of that source stay. What a sweep does depends on the store alone, so one that was
/// cut short is finished by the next. One caller at a time.
/// </summary>
internal sealed partial class RetentionSweep(Catalogue.Catalogue catalogue, ISeriesStore store, DayRetention retention, TimeProvider time, ILogger<RetentionSweep> logger)
{
    private readonly AreaForest _forest = new(catalogue);
    private readonly Dictionary<Period, long> _looked = [];
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
            .Where(e => e.Period.Grain <= PeriodGrain.Month && StoredSource.IsFigures(e.Source))
            .GroupBy(e => Period.Containing(e.Period.First, PeriodGrain.Month))
            .Where(g => retention.IsMonthOver(g.Key, now)))
        {
            var newest = month.Max(e => e.LastSequence);
            if (_looked.GetValueOrDefault(month.Key) != newest)
            {
                result += await SweepMonthAsync(month.Key, [.. month], cancellationToken);
                _looked[month.Key] = newest;
            }
        }

        LogSwept(logger, result.Forgotten, result.Kept, retention.KeepDays);
        return result;
    }

    // The country first: where it has days of its own that stay, its month may be the last of them that its provinces' days make up.
    private async Task<SweepResult> SweepMonthAsync(Period month, IReadOnlyList<SeriesExtent> extents, CancellationToken cancellationToken)
    {
        var result = default(SweepResult);
        var country = catalogue.Country.Key;
        var staying = new HashSet<string>(StringComparer.Ordinal);
        foreach (var shard in extents.Where(e => e.Period.Grain == PeriodGrain.Day).GroupBy(e => e.Shard).OrderBy(g => g.Key != country).ThenBy(g => g.Key))
        {
            var isSteady = catalogue.TryGetArea(shard.Key, out var area) && _forest.Of(area).ChangesWithin(month) is null && _forest.Country.ChangesWithin(month) is null;
            foreach (var source in (await ReadAsync(shard.Key, month, [.. shard], cancellationToken)).GroupBy(s => s.Source))
            {
                var days = source.Where(s => s.Period != month).ToList();
                if (days.Count == 0)
                {
                    continue;
                }

                if (isSteady && !staying.Contains(source.Key) && IsCovered(days, source.FirstOrDefault(s => s.Period == month)))
                {
                    await store.ForgetAsync(shard.Key, source.Key, [.. days.Select(s => s.Period)], cancellationToken);
                    result += new SweepResult(days.Count, 0);
                    continue;
                }

                result += new SweepResult(0, days.Count);
                if (shard.Key == country)
                {
                    staying.Add(source.Key);
                }
            }
        }

        return result;
    }

    private ValueTask<IReadOnlyList<SeriesSlice>> ReadAsync(AreaKey shard, Period month, IReadOnlyList<SeriesExtent> days, CancellationToken cancellationToken) => store.ReadAsync(
        new SeriesSelection
        {
            Periods = [month, .. days.Select(d => d.Period).Distinct()],
            Shard = shard,
            Sources = days.Select(d => d.Source).ToHashSet(StringComparer.Ordinal),
        },
        cancellationToken);

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
