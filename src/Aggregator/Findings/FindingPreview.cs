using Telemetry.Aggregator.Findings.Checks;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Findings;

/// <summary>
/// What the rules would have against one source's figures before they are stored: those rules that look at the source's own figures
/// alone, over everything that it has reported. Stores nothing. Thread-safe.
/// </summary>
public sealed class FindingPreview
{
    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly ShardLoader _loader;
    private readonly CheckRule[] _rules;
    private readonly CheckHistory _history;

    /// <summary>A preview over a store.</summary>
    public FindingPreview(Catalogue.Catalogue catalogue, ISeriesStore store)
    {
        _catalogue = catalogue;
        _store = store;
        _loader = new ShardLoader(catalogue, store);
        _rules =
        [
            .. catalogue.Rules.Values.Where(r => r.Kind is CheckRuleKind.PartsTotal or CheckRuleKind.ChildrenParent or CheckRuleKind.StockFlow
                or CheckRuleKind.AtMost or CheckRuleKind.JumpHistory or CheckRuleKind.Repeated),
        ];
        _history = new CheckHistory(_rules);
    }

    /// <summary>Findings that rest on at least one of the new cells, whose receipt is 0; the severest first.</summary>
    /// <param name="patches">What the figures would add to the store, all of one source and period.</param>
    /// <param name="most">How many to give at most.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async ValueTask<IReadOnlyList<Finding>> EvaluateAsync(IReadOnlyList<SeriesPatch> patches, int most, CancellationToken cancellationToken = default)
    {
        var found = new List<Finding>();
        foreach (var patch in patches)
        {
            if (_catalogue.TryGetArea(patch.Shard, out var shard) && StoredSource.IsFigures(patch.Source))
            {
                await EvaluateAsync(shard, patch, found, cancellationToken);
            }
        }

        return [.. found.OrderByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Area).Take(most)];
    }

    private async ValueTask EvaluateAsync(Area shard, SeriesPatch patch, List<Finding> found, CancellationToken cancellationToken)
    {
        var position = _store.Position;
        var metrics = new MetricClosure(_catalogue.Metrics.Values, SourceChoice.One(patch.Source));
        var columns = shard.Level == AreaLevel.Country
            ? await LoadCountryAsync(patch, metrics, position, cancellationToken)
            : await _loader.LoadAsync(shard, patch.Period, metrics, position, cancellationToken);
        var history = new MetricClosure(_catalogue.Metrics.Values.Where(m => _history.Metrics.Codes.Contains(m.Code)), metrics.Sources);
        await _loader.AddPeriodsAsync(columns.Facts, CheckHistory.PeriodsOf(patch.Period), history, position, cancellationToken);

        var selection = new SeriesSelection { Periods = [patch.Period], Shard = patch.Shard, Sources = new HashSet<string> { patch.Source }, AsOf = position };
        var stored = await _store.ReadAsync(selection, cancellationToken);
        columns.Facts.Add(SliceOverlay.Merge(stored.Count > 0 ? stored[0] : null, patch));

        var scope = new CheckScope(new TotalResolver(columns), patch.Period, CheckHistory.Earlier(patch.Period), patch.Source);
        foreach (var finding in RuleEvaluator.Evaluate(_rules, scope))
        {
            if (finding.Cells.Any(c => c.Receipt == patch.Sequence))
            {
                found.Add(finding with { Cells = [.. finding.Cells.Select(c => c.Receipt == patch.Sequence ? c with { Receipt = 0 } : c)] });
            }
        }
    }

    private async ValueTask<ColumnResolver> LoadCountryAsync(SeriesPatch patch, MetricClosure metrics, long position, CancellationToken cancellationToken)
    {
        var stored = await _store.ReadRollupAsync(patch.Period, _catalogue.Country.Key, cancellationToken);
        return stored is not null && stored.CatalogueVersion == _catalogue.Version
            ? await _loader.LoadCountryAsync(StoredLeaves.OfCountry(stored, _loader.Forest.Country, metrics), [], patch.Period, metrics, position, cancellationToken)
            : await _loader.LoadCountryAsync(patch.Period, metrics, position, cancellationToken);
    }
}
