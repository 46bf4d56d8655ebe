using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Reads one metric's value with everything that a passport tells of it. Thread-safe.</summary>
internal sealed class OperandReader(Catalogue.Catalogue catalogue, ISeriesStore store, ShardLoader loader)
{
    /// <summary>A dashboard's worth: an operand takes 1 to 4 kB.</summary>
    private const int MemoCapacity = 2048;

    private readonly MissingOperatorReader _missing = new(catalogue, store, loader);
    private readonly EffectivePosition _effective = new(loader);
    private readonly OperandMemo _memo = new(MemoCapacity);

    /// <summary>Whether what was computed before may serve, by the stored rollups or this reader; off only to compare.</summary>
    public bool UsesEarlierResults { get; init; } = true;

    /// <summary>The operand, for a unit that existed on the period's last day.</summary>
    public async ValueTask<Operand> ReadAsync(Metric metric, Area area, Period period, string operatorCode, long asOf, CancellationToken cancellationToken)
    {
        var isTotal = operatorCode == FigureQuery.AllOperators;
        var closure = loader.ClosureOf(metric, isTotal ? null : operatorCode);
        if (!UsesEarlierResults)
        {
            return await ComputeAsync(metric, closure, area, period, operatorCode, asOf, cancellationToken);
        }

        var compared = NamesMissing(metric, isTotal) ? MissingOperatorReader.EarlierThan(period) : [];
        var effective = await _effective.FindAsync(AreaForest.ShardOf(area), period, closure, compared, asOf, cancellationToken);
        var key = new OperandMemo.Key(metric.Code, area.Key, period, operatorCode, effective);
        if (_memo.Find(key) is { } known)
        {
            return known;
        }

        var operand = await ComputeAsync(metric, closure, area, period, operatorCode, asOf, cancellationToken);

        // A store that was emptied meanwhile did not have all that was asked for.
        if (store.Position >= asOf)
        {
            _memo.Add(key, operand);
        }

        return operand;
    }

    /// <summary>A flow counted over consecutive periods: one operand, whose period is the last one.</summary>
    public async ValueTask<Operand> ReadAsync(
        Metric metric, Area area, IReadOnlyList<Period> periods, string operatorCode, long asOf, CancellationToken cancellationToken)
    {
        var operands = new List<Operand>(periods.Count);
        foreach (var period in periods)
        {
            operands.Add(await ReadAsync(metric, area, period, operatorCode, asOf, cancellationToken));
        }

        return operands.Count == 1 ? operands[0] : OperandBuilder.Sum(operands);
    }

    private static bool NamesMissing(Metric metric, bool isTotal) => isTotal && metric.ReportedBy == SourceKind.Operator;

    private async ValueTask<Operand> ComputeAsync(
        Metric metric, MetricClosure closure, Area area, Period period, string operatorCode, long asOf, CancellationToken cancellationToken)
    {
        var columns = area.Level == AreaLevel.Country
            ? await LoadCountryAsync(period, closure, asOf, cancellationToken)
            : await loader.LoadAsync(AreaForest.ShardOf(area), period, closure, asOf, cancellationToken);
        var index = columns.Tree.IndexOf(area.Key);
        if (operatorCode != FigureQuery.AllOperators)
        {
            return OperandBuilder.OfSource(columns, operatorCode, metric, area, period, index);
        }

        var totals = new TotalResolver(columns);
        var operand = OperandBuilder.OfTotal(totals, metric, area, period, index);
        return NamesMissing(metric, isTotal: true)
            ? operand with { MissingOperators = await _missing.FindAsync(columns, metric, closure, period, asOf, cancellationToken) }
            : operand;
    }

    private async ValueTask<ColumnResolver> LoadCountryAsync(Period period, MetricClosure closure, long asOf, CancellationToken cancellationToken)
    {
        if (!UsesEarlierResults || await FindRollupAsync(period, closure, asOf, cancellationToken) is not { } stored)
        {
            return await loader.LoadCountryAsync(period, closure, asOf, cancellationToken);
        }

        var changed = await loader.ChangedProvincesAsync(stored.Position, period, closure, asOf, cancellationToken);
        return await loader.LoadCountryAsync(StoredLeaves.OfCountry(stored, loader.Forest.Country, closure), changed, period, closure, asOf, cancellationToken);
    }

    // Stored results serve where they are all that is needed: not for values that stand (their own periods are not stored), nor
    // where the country must be put together from shorter periods.
    private async ValueTask<RollupTable?> FindRollupAsync(Period period, MetricClosure closure, long asOf, CancellationToken cancellationToken)
    {
        if (closure.Standing.Count > 0 || !await loader.IsCountrySumOfProvincesAsync(period, asOf, cancellationToken))
        {
            return null;
        }

        var stored = await store.ReadRollupAsync(period, catalogue.Country.Key, cancellationToken);
        return stored is not null && stored.CatalogueVersion == catalogue.Version && stored.Position <= asOf ? stored : null;
    }
}
