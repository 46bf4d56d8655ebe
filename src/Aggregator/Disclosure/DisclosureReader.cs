using System.Collections.Frozen;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Works out from the facts which totals are told to readers outside. A plan is of one family and period for the whole country; it
/// is remembered until something comes that could count in it. Thread-safe.
/// </summary>
internal sealed class DisclosureReader(
    Catalogue.Catalogue catalogue, ISeriesStore store, ShardLoader loader, DisclosureOptions options, IReadOnlySet<Metric> neverGiven) : IDisposable
{
    /// <summary>Twelve families over three years; blocks of a national month take some kilobytes.</summary>
    private const int MemoCapacity = 512;

    private readonly FrozenDictionary<Metric, ConfidentialFamily> _families = ConfidentialFamily.AllOf(catalogue);
    private readonly UnitTree _tree = new(catalogue.Country);
    private readonly EffectivePosition _effective = new(loader);
    private readonly DisclosureMemo<(ConfidentialFamily Family, Period Period, long AsOf), DisclosurePlan> _plans = new(MemoCapacity);
    private readonly DisclosureMemo<(ConfidentialFamily Family, Period Base, long Effective), IReadOnlyList<WithheldBlock>> _blocks = new(MemoCapacity);

    // A plan holds the facts of a national period while it is worked out: one at a time.
    private readonly SemaphoreSlim _working = new(1);

    /// <summary>Whether the total of a metric is told to readers outside. Figures that are nobody's secret always are.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="area">The unit.</param>
    /// <param name="period">The period.</param>
    /// <param name="asOf">Ledger position, at most the store's.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<bool> IsShownAsync(Metric metric, Area area, Period period, long asOf, CancellationToken cancellationToken)
    {
        if (!_families.TryGetValue(metric, out var family))
        {
            return true;
        }

        if (neverGiven.Contains(metric) || !IsGiven(family, period))
        {
            return false;
        }

        var key = (family, period, asOf);
        var plan = _plans.Find(key);
        if (plan is null)
        {
            plan = await PlanAsync(family, period, asOf, cancellationToken);
            if (store.Position < asOf)
            {
                // A store that was emptied meanwhile does not know who stands behind what.
                return false;
            }

            _plans.Add(key, plan);
        }

        return plan.IsShown(metric, area.Key);
    }

    /// <inheritdoc/>
    public void Dispose() => _working.Dispose();

    // Days would give away who sends when. Over a period in which units changed, sums are no longer those of its units at the end.
    private bool IsGiven(ConfidentialFamily family, Period period) =>
        family.IsGiven
        && period.Grain >= PeriodGrain.Month
        && (period.Grain == PeriodGrain.Month || !_tree.ChangesWithin(period))
        && (family.Time != FamilyTime.LevelOfYear || !_tree.ChangesWithin(Period.OfYear(period.Year)));

    private async ValueTask<DisclosurePlan> PlanAsync(ConfidentialFamily family, Period period, long asOf, CancellationToken cancellationToken)
    {
        var blocks = new List<WithheldBlock>();
        foreach (var basePeriod in TimePatterns.BasesOf(family.Time, period))
        {
            var found = await BlocksOfAsync(family, basePeriod, asOf, cancellationToken);
            blocks.AddRange(found.Where(b => !b.IsOnlyInLonger || basePeriod.Grain <= period.Grain));
        }

        return new DisclosurePlan(family, _tree, blocks);
    }

    private async ValueTask<IReadOnlyList<WithheldBlock>> BlocksOfAsync(ConfidentialFamily family, Period basePeriod, long asOf, CancellationToken cancellationToken)
    {
        var effective = await _effective.FindAsync(catalogue.Country, basePeriod, family.Closure, [], asOf, cancellationToken);
        if (effective == 0)
        {
            return [];
        }

        var key = (family, basePeriod, effective);
        if (_blocks.Find(key) is { } known)
        {
            return known;
        }

        await _working.WaitAsync(cancellationToken);
        try
        {
            if (_blocks.Find(key) is { } meanwhile)
            {
                return meanwhile;
            }

            var blocks = await FollowsFromMonthsAsync(family, basePeriod, asOf, cancellationToken)
                ? []
                : await ComputeAsync(family, basePeriod, asOf, cancellationToken);

            // A store that was emptied meanwhile did not have all that was asked for.
            if (store.Position >= asOf)
            {
                _blocks.Add(key, blocks);
            }

            return blocks;
        }
        finally
        {
            _working.Release();
        }
    }

    private async ValueTask<IReadOnlyList<WithheldBlock>> ComputeAsync(ConfidentialFamily family, Period basePeriod, long asOf, CancellationToken cancellationToken)
    {
        var country = await loader.LoadCountryAsync(basePeriod, family.Closure, asOf, cancellationToken);
        var grid = TotalGridBuilder.Build(country, family, basePeriod, _tree, options);
        return DisclosurePlanner.Plan(family, _tree, grid, basePeriod.Grain > PeriodGrain.Month, options);
    }

    // A level's longer period is its last month. A sum over months in each of which at least so many operators stand and none
    // holds more than its share is such a sum itself, unless amounts cancel; months that are withheld take the sum with them. So
    // a longer period needs looking at only where something was reported for it, or for a longer period within it.
    private async ValueTask<bool> FollowsFromMonthsAsync(ConfidentialFamily family, Period period, long asOf, CancellationToken cancellationToken)
    {
        if (period.Grain == PeriodGrain.Month || family.HasNegatives || family.Time == FamilyTime.LevelOfYear)
        {
            return false;
        }

        foreach (var (shard, extents) in await loader.Extents.ListAsync(cancellationToken))
        {
            var longer = extents.Where(e => e.Period.Grain > PeriodGrain.Month && ShardLoader.IsWithin(e, period, family.Closure, asOf)).ToList();
            if (longer.Count == 0)
            {
                continue;
            }

            var slices = await store.ReadAsync(
                new SeriesSelection
                {
                    Periods = longer.Select(e => e.Period).ToHashSet(),
                    Shard = shard,
                    Sources = longer.Select(e => e.Source).ToHashSet(StringComparer.Ordinal),
                    Metrics = family.Closure.Codes,
                    AsOf = asOf,
                },
                cancellationToken);
            if (slices.Any(s => s.Columns.Count > 0))
            {
                return false;
            }
        }

        return true;
    }
}
