using Telemetry.Aggregator.Findings.Checks;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Findings;

/// <summary>
/// Checks a period in every province and the country, one after the other, and lets the table follow; then other periods that were
/// checked before and rest on its values. To be run after the period's rollup. Thread-safe; one run at a time is enough.
/// </summary>
internal sealed class FindingRun
{
    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly FindingTable _table;
    private readonly ShardLoader _loader;
    private readonly CheckHistory _history;

    public FindingRun(Catalogue.Catalogue catalogue, ISeriesStore store, FindingTable table)
    {
        _catalogue = catalogue;
        _store = store;
        _table = table;
        _loader = new ShardLoader(catalogue, store);
        _history = new CheckHistory(catalogue.Rules.Values);
    }

    /// <summary>Runs every rule on the facts up to a position.</summary>
    public async ValueTask RunAsync(Period period, long position, CancellationToken cancellationToken)
    {
        await EvaluateAsync(period, position, cancellationToken);
        foreach (var other in _table.PeriodsResting(period).Append(period.Next()).Where(p => p != period).Distinct().Order().ToList())
        {
            if (await IsUpToDateAsync(other, position, cancellationToken))
            {
                await EvaluateAsync(other, position, cancellationToken);
            }
        }
    }

    // One that has something newer itself, or was checked by another catalogue, is due and is checked after its own rollup: once, not
    // once for each of a year of months before it that came with it.
    private async ValueTask<bool> IsUpToDateAsync(Period period, long position, CancellationToken cancellationToken)
    {
        if (_table.EvaluatedAt(period, _catalogue.Version) is not { } evaluated)
        {
            return false;
        }

        foreach (var (_, extents) in await _loader.Extents.ListAsync(cancellationToken))
        {
            if (Array.Exists(extents, e => e.Period == period && e.LastSequence > evaluated && e.FirstSequence <= position && StoredSource.IsFigures(e.Source)))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask EvaluateAsync(Period period, long position, CancellationToken cancellationToken)
    {
        var shards = await ShardsAsync(period, position, cancellationToken);
        foreach (var shard in shards)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var columns = shard.Level == AreaLevel.Country
                ? await LoadCountryAsync(period, position, cancellationToken)
                : await _loader.LoadAsync(shard, period, _loader.AllMetrics, position, cancellationToken);
            await _loader.AddPeriodsAsync(columns.Facts, CheckHistory.PeriodsOf(period), _history.Metrics, position, cancellationToken);
            var found = RuleEvaluator.Evaluate(_catalogue.Rules.Values, new CheckScope(new TotalResolver(columns), period, CheckHistory.Earlier(period)));
            _table.Apply(period, shard.Key, found, cell => ReceiptOf(columns.Facts, cell), position);
        }

        _table.Evaluated(period, position, _catalogue.Version);
    }

    private static long ReceiptOf(ShardFacts facts, FindingCell cell) =>
        facts.Tree.IndexOf(cell.Area) is >= 0 and var area && facts.Find(cell.Source, cell.Metric, cell.Period) is { } column ? column.Sequence(area) : 0;

    // Where something was reported for exactly this period: what follows from shorter ones was checked there. The country last, after its provinces.
    private async ValueTask<List<Area>> ShardsAsync(Period period, long position, CancellationToken cancellationToken)
    {
        var wanted = _table.ShardsOf(period).ToHashSet();
        foreach (var (key, extents) in await _loader.Extents.ListAsync(cancellationToken))
        {
            if (Array.Exists(extents, e => e.Period == period && e.FirstSequence <= position && StoredSource.IsFigures(e.Source)))
            {
                wanted.Add(key);
            }
        }

        var shards = new List<Area>();
        foreach (var key in wanted.Order())
        {
            if (_catalogue.TryGetArea(key, out var shard) && shard.Level == AreaLevel.Province && shard.IsValidOn(period.Last))
            {
                shards.Add(shard);
            }
        }

        if (wanted.Count > 0)
        {
            shards.Add(_catalogue.Country);
        }

        return shards;
    }

    private async ValueTask<ColumnResolver> LoadCountryAsync(Period period, long position, CancellationToken cancellationToken)
    {
        var stored = await _store.ReadRollupAsync(period, _catalogue.Country.Key, cancellationToken);
        return stored is not null && stored.CatalogueVersion == _catalogue.Version && stored.Position <= position
            && await _loader.IsCountrySumOfProvincesAsync(period, position, cancellationToken)
                ? await _loader.LoadCountryAsync(StoredLeaves.OfCountry(stored, _loader.Forest.Country, _loader.AllMetrics), [], period, _loader.AllMetrics, position, cancellationToken)
                : await _loader.LoadCountryAsync(period, _loader.AllMetrics, position, cancellationToken);
    }
}
