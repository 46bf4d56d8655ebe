using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Findings.Checks;

/// <summary>What checks see: the facts of one shard and period with those of earlier periods, resolved as figures are. Not thread-safe.</summary>
internal sealed class CheckScope
{
    /// <summary>A scope on facts that are all loaded.</summary>
    /// <param name="totals">The shard's resolver.</param>
    /// <param name="period">The period that is checked.</param>
    /// <param name="earlier">Periods of the same length before it, the nearest first, whether they have facts or not.</param>
    /// <param name="source">The only source that is looked at; null for all.</param>
    public CheckScope(TotalResolver totals, Period period, IReadOnlyList<Period> earlier, string? source = null)
    {
        Totals = totals;
        Period = period;
        Earlier = earlier;
        Exists = Tree.On(period.Last).Exists;
        Sources = source is not null ? [source] : [.. Columns.Sources.Where(s => StoredSource.IsFigures(s))];
    }

    /// <summary>Totals over sources.</summary>
    public TotalResolver Totals { get; }

    /// <summary>Each source's columns.</summary>
    public ColumnResolver Columns => Totals.Columns;

    /// <summary>The facts as reported.</summary>
    public ShardFacts Facts => Columns.Facts;

    /// <summary>The shard's units.</summary>
    public AreaTree Tree => Columns.Tree;

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>Periods of the same length before it, the nearest first.</summary>
    public IReadOnlyList<Period> Earlier { get; }

    /// <summary>Sources whose figures are looked at, in ordinal order.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Which units existed on the period's last day.</summary>
    public bool[] Exists { get; }

    /// <summary>Units that are checked here, from the tree's first: all of a province's; of the country's only itself, for a province is checked in its own shard.</summary>
    public int Count => Tree.IsCountry ? 1 : Tree.Count;

    /// <summary>Units that existed then and lay directly below another.</summary>
    public IEnumerable<int> ChildrenOf(int area)
    {
        for (var i = area + 1; i < Tree.Count; i++)
        {
            if (Tree.Parents[i] == area && Exists[i])
            {
                yield return i;
            }
        }
    }

    /// <summary>Whether a cell's value has everything in it and is of its own period.</summary>
    public static bool IsWhole(in Cell cell) => cell.HasValue && cell.Reported >= cell.Expected && (cell.Marks & CellMarks.Stood) == CellMarks.None;

    /// <summary>A scaled value in its unit.</summary>
    public static decimal Unscaled(Metric metric, decimal value) => value / DecimalMath.PowerOfTen(metric.Decimals);

    /// <summary>A cell of a finding.</summary>
    public FindingCell CellOf(string source, Metric metric, Period period, int area, long value, long receipt) =>
        new(source, metric.Code, Tree.Areas[area].Key, period, Unscaled(metric, value), receipt);

    /// <summary>What a column of facts holds for a unit that has a value.</summary>
    public FindingCell CellOf(string source, Metric metric, FactColumn column, int area) =>
        CellOf(source, metric, column.Period, area, column.Value(area), column.Sequence(area));

    /// <summary>What each source adds to a total, with the receipts of what was reported for the unit itself.</summary>
    public IEnumerable<FindingCell> Contributions(Metric metric, int area)
    {
        var inputs = Totals.InputsOf(metric, Period);
        if (Tree.IsCountry && area > 0)
        {
            return [CellOf(Finding.AllSources, metric, Period, area, Totals.Resolve(metric, Period, area).Value, 0)];
        }

        return inputs.Contributors.Where(c => c.Cells[area].HasValue).Select(c => Contribution(c.Source, metric, area, c.Cells[area]));
    }

    /// <summary>A finding about one source's metric and unit.</summary>
    public Finding FindingOf(CheckRule rule, string source, string item, int area, IReadOnlyList<FindingCell> cells) => new()
    {
        Rule = rule.Code,
        Kind = rule.Kind,
        Severity = rule.Severity,
        Source = source,
        Item = item,
        Area = Tree.Areas[area].Key,
        Period = Period,
        Cells = cells.Count <= Finding.MostCells ? cells : [.. cells.Take(Finding.MostCells)],
        Count = cells.Count,
    };

    private FindingCell Contribution(string source, Metric metric, int area, in Cell cell)
    {
        var inputs = Columns.InputsOf(source, metric, Period);
        var column = cell.How switch
        {
            Provenance.Explicit => inputs.Explicit,
            Provenance.Standing => inputs.FindStanding(area),
            _ => null,
        };
        return column is not null
            ? CellOf(source, metric, column, area)
            : CellOf(source, metric, cell.Vintage == 0 ? Period : Cell.Decode(cell.Vintage), area, cell.Value, 0);
    }
}
