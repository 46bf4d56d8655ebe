using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>For which periods there are figures, as far as a caller may know. Looked up again when the store has moved. Thread-safe.</summary>
internal sealed class KnownPeriods(Catalogue.Catalogue catalogue, ISeriesStore store)
{
    private volatile Snapshot? _snapshot;

    /// <summary>
    /// Periods that have figures in a unit's province or in what became a part of it (for the country: anywhere), months first, then other lengths, each the
    /// newest first. An operator's are those that it reported for itself.
    /// </summary>
    public async ValueTask<IReadOnlyList<Period>> OfAsync(Caller caller, Area area, CancellationToken cancellationToken)
    {
        var snapshot = await TakeAsync(cancellationToken);
        var province = area.AtLevel(AreaLevel.Province);
        var found = new HashSet<Period>();
        foreach (var (shard, periods) in snapshot.ByShard)
        {
            if (province is null || province.Covers(shard))
            {
                found.UnionWith(periods.Where(p => IsKnownTo(caller, p.Source)).Select(p => p.Period));
            }
        }

        return [.. found.OrderByDescending(p => p.Grain == PeriodGrain.Month).ThenByDescending(p => p)];
    }

    /// <summary>The first of those at whose end one of these units existed and its own province has figures; null where there is none.</summary>
    public async ValueTask<(Period Period, Area Area)?> LatestAsync(Caller caller, IReadOnlyList<Area> units, CancellationToken cancellationToken)
    {
        var snapshot = await TakeAsync(cancellationToken);
        (Period Period, Area Area)? latest = null;
        foreach (var unit in units)
        {
            var province = unit.AtLevel(AreaLevel.Province);
            foreach (var (shard, periods) in snapshot.ByShard)
            {
                foreach (var (source, period) in province is null || province.Key == shard.Key ? periods : [])
                {
                    if (unit.IsValidOn(period.Last) && IsKnownTo(caller, source) && (latest is null || IsBefore(period, latest.Value.Period)))
                    {
                        latest = (period, unit);
                    }
                }
            }
        }

        return latest;
    }

    private static bool IsBefore(Period period, Period other)
    {
        var isMonth = period.Grain == PeriodGrain.Month;
        return isMonth != (other.Grain == PeriodGrain.Month) ? isMonth : period.CompareTo(other) > 0;
    }

    // When others sent something is theirs.
    private static bool IsKnownTo(Caller caller, string source) => caller.Role != CallerRole.Operator || source == caller.Source;

    private async ValueTask<Snapshot> TakeAsync(CancellationToken cancellationToken)
    {
        var position = store.Position;
        if (_snapshot is not { } snapshot || snapshot.Position != position)
        {
            var byShard = (await store.ListAsync(null, cancellationToken))
                .Where(e => !PlanSource.Is(e.Source))
                .GroupBy(e => e.Shard)
                .Select(g => (Shard: catalogue.TryGetArea(g.Key, out var shard) ? shard : null, Periods: g.Select(e => (e.Source, e.Period)).ToArray()))
                .Where(g => g.Shard is not null)
                .Select(g => (g.Shard!, g.Periods))
                .ToArray();
            _snapshot = snapshot = new Snapshot(position, byShard);
        }

        return snapshot;
    }

    private sealed record Snapshot(long Position, (Area Shard, (string Source, Period Period)[] Periods)[] ByShard);
}
