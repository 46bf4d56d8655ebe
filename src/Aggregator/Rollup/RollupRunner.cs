using System.Globalization;
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
    /// <exception cref="SeriesStoreUnavailableException">The store went back meanwhile; nothing was written.</exception>
    public async ValueTask<RollupResult> RunAsync(Period period, long position, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, store.Position);
        var started = time.GetTimestamp();
        var (tables, cells) = await ComputeAsync(period, position, cancellationToken);
        await RequireStillThereAsync(position, cancellationToken);
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

    // A store that is emptied and filled again beside the run gave less than what was there at the position.
    private async ValueTask RequireStillThereAsync(long position, CancellationToken cancellationToken)
    {
        if (await store.RefreshAsync(cancellationToken) is var present && present < position)
        {
            throw new SeriesStoreUnavailableException(string.Create(
                CultureInfo.InvariantCulture, $"the series store is at ledger position {present} and is being filled; the run began at {position}"));
        }
    }

    private async ValueTask<(List<RollupTable> Tables, long Cells)> ComputeAsync(Period period, long position, CancellationToken cancellationToken)
    {
        if (!await _loader.IsCountrySumOfProvincesAsync(period, position, cancellationToken))
        {
            return await ComputeAtOnceAsync(period, position, cancellationToken);
        }

        // One province after the other, so that no more than one is in memory.
        var tables = new List<RollupTable>();
        var cells = 0L;
        foreach (var shard in await _loader.ShardsWithFactsAsync(period, _loader.AllMetrics, position, cancellationToken))
        {
            if (shard.Level == AreaLevel.Province && shard.IsValidOn(period.Last))
            {
                var columns = await _loader.LoadAsync(shard, period, _loader.AllMetrics, position, cancellationToken);
                cells += columns.Facts.CellCount;
                tables.Add(RollupFunction.Compute(new TotalResolver(columns), _families, period));
            }
        }

        var leaves = StoredLeaves.OfProvinces(period, tables, _loader.Forest.Country);
        var country = await _loader.LoadCountryAsync(leaves, [], period, _loader.AllMetrics, position, cancellationToken);
        AddCountry(tables, country, period);
        return (tables, cells + country.Facts.CellCount);
    }

    private async ValueTask<(List<RollupTable> Tables, long Cells)> ComputeAtOnceAsync(Period period, long position, CancellationToken cancellationToken)
    {
        var country = await _loader.LoadCountryAsync(period, _loader.AllMetrics, position, cancellationToken);
        var tables = ((ProvinceLeaves)country.Leaves!).Provinces
            .Where(p => p.Columns.Tree.Areas[0].IsValidOn(period.Last))
            .Select(p => RollupFunction.Compute(p, _families, period))
            .ToList();
        AddCountry(tables, country, period);
        return (tables, country.Set.All.Sum(r => r.Facts.CellCount));
    }

    private void AddCountry(List<RollupTable> tables, ColumnResolver country, Period period)
    {
        if (tables.Count > 0 || country.Facts.Sources.Count > 0)
        {
            tables.Add(RollupFunction.Compute(new TotalResolver(country), _families, period));
        }
    }
}
