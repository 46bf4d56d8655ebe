using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Rollup;

/// <summary>
/// Resolves one source's cells of a metric and period for every unit of a shard, bottom-up, remembering each column. Pure: the
/// result depends on the catalogue and the facts alone. For each cell the first rule that gives a value wins:
/// <list type="number">
/// <item>explicit: reported for exactly this source, metric, unit and period;</item>
/// <item>time: where the unit itself has facts in shorter periods: flow = their sum, stock = the last one's;</item>
/// <item>parts: where the unit itself has facts of the metric's parts: their sum;</item>
/// <item>standing: the unit's last value, within the time for which the metric's values stand (then parts that stand);</item>
/// <item>areas: the sum of the units one level below that existed on the period's last day (a flow over a period in which
/// those changed: the sum of its shorter periods);</item>
/// <item>predecessors: for metrics that stand until replaced, the sum of the units that this one came from, if all are whole
/// and all have a value.</item>
/// </list>
/// Not applicable counts as answered with nothing to add; any other absence beats nothing and is the reason where no rule
/// gives a value; withdrawn is not reported. Not thread-safe.
/// </summary>
internal sealed class ColumnResolver(Catalogue.Catalogue catalogue, ShardFacts facts, ResolverSet set, ILeafColumns? leaves = null)
{
    private readonly Dictionary<(string Source, Metric Metric, Period Period), Cell[]?> _columns = [];
    private readonly Dictionary<(string Source, Metric Metric, Period Period), ColumnInputs> _inputs = [];
    private readonly Stack<CellSum[]> _scratch = [];

    /// <summary>The catalogue.</summary>
    public Catalogue.Catalogue Catalogue => catalogue;

    /// <summary>The facts.</summary>
    public ShardFacts Facts => facts;

    /// <summary>Resolvers of other shards.</summary>
    public ResolverSet Set => set;

    /// <summary>The shard's units.</summary>
    public AreaTree Tree => facts.Tree;

    /// <summary>
    /// Ledger sequence of the newest revision that could have counted: of this shard, of those that its units came from, and of all
    /// provinces in the country's.
    /// </summary>
    public long NewestSequence => leaves is not null
        ? Math.Max(facts.NewestSequence, leaves.NewestSequence)
        : Math.Max(facts.NewestSequence, set.PredecessorsOf(this).Select(r => r.Facts.NewestSequence).DefaultIfEmpty().Max());

    /// <summary>The provinces' results; null within a province.</summary>
    public ILeafColumns? Leaves => leaves;

    /// <summary>Codes of all sources that have facts here or, in the country, in any province; in ordinal order.</summary>
    public IReadOnlyCollection<string> Sources { get; } =
        leaves is null ? facts.Sources : new SortedSet<string>(facts.Sources.Concat(leaves.Sources), StringComparer.Ordinal);

    /// <summary>Codes of the sources that can have the metric: predecessors' too, for a metric that is taken from them.</summary>
    public IReadOnlyCollection<string> SourcesOf(Metric metric) => metric.StandsFor == StandsFor.UntilReplaced ? set.Sources : Sources;

    /// <summary>The column; null where the source has nothing of which it could be had. Units that did not exist on the period's last day are empty.</summary>
    public Cell[]? Resolve(string source, Metric metric, Period period)
    {
        var key = (source, metric, period);
        if (!_columns.TryGetValue(key, out var cells))
        {
            cells = Compute(source, metric, period);
            _columns.Add(key, cells);
        }

        return cells;
    }

    /// <summary>The cell; missing where there is nothing.</summary>
    public Cell Resolve(string source, Metric metric, Period period, int area) => Resolve(source, metric, period) is { } cells ? cells[area] : default;

    /// <summary>What the cell is made of.</summary>
    public ColumnInputs InputsOf(string source, Metric metric, Period period)
    {
        var key = (source, metric, period);
        if (!_inputs.TryGetValue(key, out var inputs))
        {
            inputs = ColumnInputs.Gather(this, source, metric, period);
            _inputs.Add(key, inputs);
        }

        return inputs;
    }

    private Cell[]? Compute(string source, Metric metric, Period period)
    {
        var inputs = InputsOf(source, metric, period);
        var tree = Tree;
        var day = tree.On(period.Last);
        var canInherit = metric.StandsFor == StandsFor.UntilReplaced && HasPredecessorFacts(source, metric);
        if (inputs.IsEmpty && !canInherit)
        {
            return null;
        }

        var cells = new Cell[tree.Count];
        var sums = _scratch.TryPop(out var used) ? used : new CellSum[tree.Count];
        foreach (var unit in tree.WithChildren)
        {
            sums[unit] = default;
        }

        var isExplicitOnly = !inputs.Derives && !canInherit && inputs.Explicit is not null;
        for (var i = cells.Length - 1; i >= 0; i--)
        {
            if (!day.Exists[i])
            {
                continue;
            }

            if (tree.IsCountry && i > 0)
            {
                // A province in which the source has nothing is not expected of it.
                cells[i] = inputs.Leaf is { } leaf ? leaf[i] : default;
            }
            else if (isExplicitOnly && !day.HasChildren[i] && inputs.Explicit!.IsPresent(i))
            {
                // The bulk of all cells: what Decide would say.
                var value = inputs.Explicit.Value(i);
                cells[i] = new Cell(value, Provenance.Explicit, CellMarks.Own, 1, 1);
                if (tree.Parents[i] is >= 0 and var parent)
                {
                    sums[parent].AddExplicit(value);
                }

                continue;
            }
            else
            {
                cells[i] = Decide(inputs, i, sums[i], day, canInherit);
            }

            if (tree.Parents[i] is >= 0 and var above)
            {
                sums[above].Add(cells[i]);
            }
        }

        _scratch.Push(sums);
        return cells;
    }

    private Cell Decide(ColumnInputs inputs, int area, in CellSum below, AreaTreeOnDay day, bool canInherit)
    {
        var absence = Provenance.Missing;
        if (inputs.Explicit is { } explicitly && explicitly.TryGet(area, out var state, out var value))
        {
            if (state == CellState.Present)
            {
                return new Cell(value, Provenance.Explicit, CellMarks.Own, 1, 1);
            }

            absence = ReasonOf(state);
        }

        if (inputs.Derives && inputs.DeriveOwn(area) is { IsSettled: true } own)
        {
            return own;
        }

        if (day.HasChildren[area])
        {
            if (inputs.ChangedBelow is { } changed && changed[area] && inputs.CombineTime(area) is { IsSettled: true } overChanges)
            {
                return overChanges;
            }

            var areas = below.ToCell(Provenance.Areas);
            if (areas.IsSettled && below.IsFresh)
            {
                return areas;
            }

            var inherited = canInherit ? Inherit(inputs, area) : default;
            return inherited.HasValue ? inherited : areas.IsSettled ? areas : Absent(absence, areas, day.Lowest[area]);
        }

        var fromPredecessors = canInherit ? Inherit(inputs, area) : default;
        return fromPredecessors.HasValue ? fromPredecessors : Absent(absence, inputs.Derives ? inputs.DerivedAbsence(area) : default, 1);
    }

    private static Cell Absent(Provenance explicitly, in Cell derived, int lowest)
    {
        var reason = explicitly != Provenance.Missing ? explicitly : derived.How;
        var cells = explicitly != Provenance.Missing ? 1 : Math.Max(lowest, derived.Expected);
        return reason == Provenance.NotApplicable
            ? new Cell(0, reason, explicitly == reason ? CellMarks.Own : CellMarks.None, cells, cells)
            : new Cell(0, reason, CellMarks.None, derived.Reported, cells);
    }

    private static Provenance ReasonOf(CellState state) => state switch
    {
        CellState.NotApplicable => Provenance.NotApplicable,
        CellState.NotAvailable => Provenance.NotAvailable,
        CellState.NotReported => Provenance.NotReported,
        CellState.Withheld => Provenance.Withheld,
        _ => Provenance.Missing,
    };

    private bool HasPredecessorFacts(string source, Metric metric)
    {
        foreach (var area in Tree.Areas)
        {
            if (area.Predecessors.Count > 0 && set.HasFactsForPredecessors(area, source, metric))
            {
                return true;
            }
        }

        return false;
    }

    // All predecessors, each with a value: a sum of some of them would pass for the whole.
    private Cell Inherit(ColumnInputs inputs, int area)
    {
        var sum = new CellSum();
        foreach (var succession in Tree.Areas[area].Predecessors)
        {
            var cell = succession.IsWhole ? set.ResolvePredecessor(succession.Predecessor, inputs.Source, inputs.Metric, inputs.Period) : default;
            if (!cell.HasValue)
            {
                return default;
            }

            sum.Add(cell);
        }

        var inherited = sum.ToCell(Provenance.Predecessors);
        return inherited.HasValue ? inherited.As(Provenance.Predecessors, CellMarks.Inherited | inherited.Marks) : default;
    }
}
