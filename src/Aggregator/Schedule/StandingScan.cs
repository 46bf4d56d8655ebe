using System.Collections.Frozen;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Schedule;

/// <summary>
/// Finds which periods hold figures that can stand for others. Extents do not say of which metric they are, and without it a
/// late month would make its whole year due. Reads only periods that changed since their last scan. Not thread-safe.
/// </summary>
internal sealed class StandingScan(Catalogue.Catalogue catalogue, ISeriesStore store, StandingTable table)
{
    private readonly FrozenSet<string> _codes = catalogue.Metrics.Values.Where(Standing.Applies).Select(m => m.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Standing figures of all periods of the extents, plans apart.</summary>
    public async ValueTask<IReadOnlyList<StandingFigures>> FindAsync(IReadOnlyList<SeriesExtent> extents, CancellationToken cancellationToken)
    {
        var scans = table.ReadScans(catalogue.Version);
        var periods = new HashSet<Period>();
        foreach (var group in extents.Where(e => StoredSource.IsFigures(e.Source)).GroupBy(e => e.Period))
        {
            periods.Add(group.Key);
            var newest = group.Max(e => e.LastSequence);
            if (scans.GetValueOrDefault(group.Key) != newest)
            {
                var sources = group.Select(e => e.Source).ToHashSet(StringComparer.Ordinal);
                table.Write(group.Key, newest, catalogue.Version, await ScanAsync(group.Key, sources, cancellationToken));
            }
        }

        var figures = new List<StandingFigures>();
        foreach (var (period, code, last) in table.ReadFigures())
        {
            if (periods.Contains(period) && catalogue.Metrics.TryGetValue(code, out var metric))
            {
                figures.Add(new StandingFigures(period, metric, last));
            }
        }

        return figures;
    }

    private async ValueTask<Dictionary<string, long>> ScanAsync(Period period, IReadOnlySet<string> sources, CancellationToken cancellationToken)
    {
        var lastByMetric = new Dictionary<string, long>(StringComparer.Ordinal);
        if (_codes.Count == 0)
        {
            return lastByMetric;
        }

        var selection = new SeriesSelection { Periods = [period], Sources = sources, Metrics = _codes };
        foreach (var column in (await store.ReadAsync(selection, cancellationToken)).SelectMany(s => s.Columns))
        {
            var last = column.Sequences.Length == 0 ? 0 : column.Sequences.Max();
            if (last > 0)
            {
                lastByMetric[column.Metric] = Math.Max(last, lastByMetric.GetValueOrDefault(column.Metric));
            }
        }

        return lastByMetric;
    }
}
