using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Computes a period's rollups in every province and the country and stores them. Thread-safe; one run at a time is enough.</summary>
public sealed class RollupRunner(Catalogue.Catalogue catalogue, ISeriesStore store, TimeProvider time)
{
    private readonly ShardLoader _loader = new(catalogue, store);
    private readonly MetricFamilies _families = new(catalogue);

    /// <summary>
    /// Runs one period on the facts up to a position. On the same facts and catalogue it gives the same bytes, and writes nothing.
    /// </summary>
    /// <param name="period">Any period.</param>
    /// <param name="position">Ledger position, at most the store's.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The store is not there yet.</exception>
    public async ValueTask<RollupResult> RunAsync(Period period, long position, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, store.Position);
        var started = time.GetTimestamp();
        var (tables, cells) = await ComputeAsync(period, position, cancellationToken);
        var changed = new List<RollupTable>();
        foreach (var table in tables)
        {
            if (!RollupComparison.AreSame(await store.ReadRollupAsync(period, table.Shard, cancellationToken), table))
            {
                changed.Add(table);
            }
        }

        if (changed.Count > 0)
        {
            await store.WriteRollupsAsync(changed, cancellationToken);
        }

        return new RollupResult(tables.Count, tables.Count - changed.Count, cells, time.GetElapsedTime(started));
    }

    internal async ValueTask<(List<RollupTable> Tables, long Cells)> ComputeAsync(Period period, long position, CancellationToken cancellationToken)
    {
        var metrics = _loader.AllMetrics;
        var country = await _loader.LoadCountryAsync(period, metrics, position, cancellationToken);
        var tables = new List<RollupTable>();
        foreach (var totals in ((ProvinceLeaves)country.Leaves!).Provinces)
        {
            if (totals.Columns.Tree.Areas[0].IsValidOn(period.Last))
            {
                tables.Add(RollupFunction.Compute(totals, _families, period));
            }
        }

        if (tables.Count > 0 || country.Facts.Sources.Count > 0)
        {
            tables.Add(RollupFunction.Compute(new TotalResolver(country), _families, period));
        }

        return (tables, country.Set.All.Sum(r => r.Facts.CellCount));
    }
}
