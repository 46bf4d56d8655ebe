using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Completeness;

/// <summary>
/// Which cells of a shard a source has answered, by the facts up to one ledger position. A cell is answered where
/// <list type="number">
/// <item>the unit itself has a value, or the statement that there is none to be had (not applicable, not available, withheld);</item>
/// <item>its shorter periods are answered: all of them for a flow; for a stock the last one, in a month any day;</item>
/// <item>all parts of the metric are answered;</item>
/// <item>all units below it, within the province, are answered.</item>
/// </list>
/// Unlike a value, an answer never follows from a part of what it is made of, nor from an earlier period, nor for a unit from the
/// one above it. Pure; not thread-safe.
/// </summary>
internal sealed class AnsweredCells(ShardFacts facts)
{
    private readonly Dictionary<(Source Source, Metric Metric, Period Period), bool[]?> _columns = [];
    private readonly Dictionary<Source, HashSet<Period>> _reported = [];

    /// <summary>Whether each unit of the tree is answered; null where none is.</summary>
    public bool[]? Of(Source source, Metric metric, Period period)
    {
        var key = (source, metric, period);
        if (!_columns.TryGetValue(key, out var answered))
        {
            answered = Compute(source, metric, period);
            _columns.Add(key, answered);
        }

        return answered;
    }

    private bool[]? Compute(Source source, Metric metric, Period period)
    {
        var explicitly = facts.Find(source.Code, metric.Code, period);
        var shorter = ShorterOf(source, metric, period);
        var parts = metric.Parts.Count > 0 ? metric.Parts.Select(p => Of(source, p, period)).ToArray() : [];
        var hasParts = parts.Length > 0 && !Array.Exists(parts, p => p is null);
        if (explicitly is null && shorter is null && !hasParts)
        {
            return null;
        }

        var tree = facts.Tree;
        var day = tree.On(period.Last);
        var answered = new bool[tree.Count];
        var unanswered = new bool[tree.Count];
        for (var i = answered.Length - 1; i >= 0; i--)
        {
            if (!day.Exists[i])
            {
                continue;
            }

            answered[i] = (explicitly is not null && IsAnswer(explicitly, i))
                || (shorter is not null && shorter[i])
                || (hasParts && Array.TrueForAll(parts, p => p![i]))
                || (day.HasChildren[i] && !unanswered[i] && !tree.IsCountry);
            if (!answered[i] && tree.Parents[i] is >= 0 and var parent)
            {
                unanswered[parent] = true;
            }
        }

        return answered;
    }

    private static bool IsAnswer(FactColumn column, int area) => column.TryGet(area, out var state, out _) && state != CellState.NotReported;

    // By unit; null where the source has nothing for shorter periods.
    private bool[]? ShorterOf(Source source, Metric metric, Period period)
    {
        if (!ReportedPeriods(source).Any(p => p != period && ColumnInputs.Contains(period, p)))
        {
            return null;
        }

        var components = period.Components();
        if (metric.Kind == MetricKind.Stock && period.Grain != PeriodGrain.Month)
        {
            return Of(source, metric, components[^1]);
        }

        var columns = components.Select(c => Of(source, metric, c)).ToArray();
        return Array.TrueForAll(columns, c => c is null) ? null : metric.Kind == MetricKind.Stock ? Any(columns) : All(source, components, columns);
    }

    private bool[] Any(bool[]?[] columns)
    {
        var any = new bool[facts.Tree.Count];
        foreach (var column in columns)
        {
            for (var i = 0; column is not null && i < any.Length; i++)
            {
                any[i] |= column[i];
            }
        }

        return any;
    }

    // For a period before a source or a unit began there was nothing to answer; the last one always counts.
    private bool[] All(Source source, IReadOnlyList<Period> components, bool[]?[] columns)
    {
        var all = new bool[facts.Tree.Count];
        Array.Fill(all, true);
        for (var c = 0; c < columns.Length; c++)
        {
            if (source.ValidFrom > components[c].Last)
            {
                continue;
            }

            var exists = facts.Tree.On(components[c].Last).Exists;
            for (var i = 0; i < all.Length; i++)
            {
                all[i] &= columns[c] is { } column && column[i] || !exists[i];
            }
        }

        return all;
    }

    private HashSet<Period> ReportedPeriods(Source source)
    {
        if (!_reported.TryGetValue(source, out var periods))
        {
            periods = [.. facts.MetricsOf(source.Code).SelectMany(m => facts.Columns(source.Code, m).Select(c => c.Period))];
            _reported.Add(source, periods);
        }

        return periods;
    }
}
