using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Explains one resolved cell: what else could be derived, which receipts are behind it, what is missing in it.</summary>
internal sealed class CellInspector(ColumnResolver columns)
{
    private long _lastReceipt;

    /// <summary>Ledger sequences of the facts that counted, ascending.</summary>
    public SortedSet<long> Receipts { get; } = [];

    /// <summary>Codes of parts that are missing in sums of parts.</summary>
    public SortedSet<string> MissingParts { get; } = new(StringComparer.Ordinal);

    /// <summary>Periods that are missing in sums over time.</summary>
    public SortedSet<Period> MissingPeriods { get; } = [];

    /// <summary>Whether values came from provinces' own shards, whose receipts are not followed.</summary>
    public bool ReachedProvinces { get; private set; }

    /// <summary>Adds what another one found.</summary>
    public void Include(CellInspector other)
    {
        Receipts.UnionWith(other.Receipts);
        MissingParts.UnionWith(other.MissingParts);
        MissingPeriods.UnionWith(other.MissingPeriods);
        ReachedProvinces |= other.ReachedProvinces;
    }

    /// <summary>What could be derived by rules that come after the one that gave the cell its value.</summary>
    public static List<CheckedCell> ChecksOf(ColumnResolver columns, string source, Metric metric, Period period, int area)
    {
        var checks = new List<CheckedCell>();
        var cell = columns.Resolve(source, metric, period, area);
        if (!cell.IsOwn || !cell.HasValue)
        {
            return checks;
        }

        var inputs = columns.InputsOf(source, metric, period);
        if (cell.How == Provenance.Explicit)
        {
            Add(Provenance.Time, inputs.HasShorter(area) ? inputs.CombineTime(area) : default);

            // Parts that are themselves summed from below are the units' sum again.
            var parts = inputs.CombineParts(area, out var hasOwnPart, out _);
            Add(Provenance.Parts, hasOwnPart ? parts : default);
        }

        if (cell.How is Provenance.Explicit or Provenance.Time or Provenance.Parts)
        {
            Add(Provenance.Areas, SumOfChildren(columns, columns.Resolve(source, metric, period)!, period, area));
        }

        return checks;

        void Add(Provenance how, Cell derived)
        {
            if (derived.HasValue)
            {
                checks.Add(new CheckedCell(how, derived));
            }
        }
    }

    /// <summary>Follows a cell down to the facts it rests on.</summary>
    public void Follow(string source, Metric metric, Period period, int area) => Follow(source, metric, period, [area]);

    /// <summary>Follows cells of several units: by column, because a province of 168 communes and four parts would be thousands of look-ups.</summary>
    public void Follow(string source, Metric metric, Period period, List<int> areas)
    {
        if (areas.Count == 0 || columns.Resolve(source, metric, period) is not { } cells)
        {
            return;
        }

        var inputs = columns.InputsOf(source, metric, period);
        var byTime = new List<int>();
        var byParts = new List<int>();
        var byAreas = new List<int>();
        foreach (var area in areas)
        {
            switch (cells[area].How)
            {
                case Provenance.Explicit or Provenance.NotApplicable:
                    AddReceipt(inputs.Explicit, area);
                    break;
                case Provenance.Standing:
                    AddReceipt(inputs.FindStanding(area), area);
                    break;
                case Provenance.Time:
                    byTime.Add(area);
                    break;
                case Provenance.Parts:
                    byParts.Add(area);
                    break;
                case Provenance.Areas:
                    byAreas.Add(area);
                    break;
                case Provenance.Predecessors:
                    FollowPredecessors(source, metric, period, area);
                    break;
                default:
                    break;
            }
        }

        FollowTime(inputs, byTime);
        FollowParts(inputs, byParts);
        FollowAreas(inputs, byAreas);
    }

    /// <summary>Follows the departments' cells that the totals at and below a unit are made of.</summary>
    public void FollowDepartments(TotalResolver totals, Metric metric, Period period, int area)
    {
        var inputs = totals.InputsOf(metric, period);
        Descend(area);

        void Descend(int at)
        {
            if (inputs.IsSummedOverSources(at))
            {
                foreach (var part in totals.IsSummedOverParts(metric, period, at) ? metric.Parts : [])
                {
                    FollowDepartments(totals, part, period, at);
                }

                return;
            }

            if (inputs.DepartmentFor(at) is >= 0 and var chosen)
            {
                Follow(inputs.Departments[chosen].Source, metric, period, at);
                return;
            }

            foreach (var child in Children(columns.Tree, period, at))
            {
                Descend(child);
            }
        }
    }

    private static Cell SumOfChildren(ColumnResolver columns, Cell[] cells, Period period, int area)
    {
        var sum = new CellSum();
        foreach (var child in Children(columns.Tree, period, area))
        {
            sum.Add(cells[child]);
        }

        return sum.IsFresh ? sum.ToCell(Provenance.Areas) : default;
    }

    private static IEnumerable<int> Children(AreaTree tree, Period period, int area)
    {
        var exists = tree.On(period.Last).Exists;
        for (var i = area + 1; i < tree.Count; i++)
        {
            if (tree.Parents[i] == area && exists[i])
            {
                yield return i;
            }
        }
    }

    private void FollowTime(ColumnInputs inputs, List<int> areas)
    {
        for (var c = 0; c < inputs.Components.Count && areas.Count > 0; c++)
        {
            var counted = inputs.Metric.Kind == MetricKind.Stock ? areas.FindAll(a => inputs.LastComponent(a) == c) : areas;
            Follow(inputs.Source, inputs.Metric, inputs.Components[c], counted.FindAll(a => inputs.CellOf(c, a).IsAnswered));
            if (inputs.Metric.Kind == MetricKind.Flow && counted.Exists(a => !inputs.CellOf(c, a).IsAnswered))
            {
                MissingPeriods.Add(inputs.Components[c]);
            }
        }
    }

    private void FollowParts(ColumnInputs inputs, List<int> areas)
    {
        foreach (var part in areas.Count == 0 ? [] : inputs.Metric.Parts)
        {
            var cells = columns.Resolve(inputs.Source, part, inputs.Period);
            var answered = cells is null ? [] : areas.FindAll(a => cells[a].IsAnswered);
            Follow(inputs.Source, part, inputs.Period, answered);
            if (answered.Count < areas.Count)
            {
                MissingParts.Add(part.Code);
            }
        }
    }

    private void FollowAreas(ColumnInputs inputs, List<int> areas)
    {
        if (columns.Tree.IsCountry)
        {
            ReachedProvinces |= areas.Count > 0;
            return;
        }

        if (areas.Count == 0)
        {
            return;
        }

        var parents = areas.ToHashSet();
        var children = new List<int>();
        var exists = columns.Tree.On(inputs.Period.Last).Exists;
        for (var i = areas.Min() + 1; i < exists.Length; i++)
        {
            if (exists[i] && parents.Contains(columns.Tree.Parents[i]))
            {
                children.Add(i);
            }
        }

        Follow(inputs.Source, inputs.Metric, inputs.Period, children);
    }

    private void FollowPredecessors(string source, Metric metric, Period period, int area)
    {
        foreach (var succession in columns.Tree.Areas[area].Predecessors)
        {
            if (columns.Set.Find(AreaForest.ShardOf(succession.Predecessor).Key) is { } other)
            {
                var inspector = new CellInspector(other);
                inspector.Follow(source, metric, ResolverSet.PeriodOf(succession.Predecessor, period), other.Tree.IndexOf(succession.Predecessor.Key));
                Include(inspector);
            }
        }
    }

    private void AddReceipt(FactColumn? column, int area)
    {
        if (column?.Sequence(area) is > 0 and var sequence && sequence != _lastReceipt)
        {
            Receipts.Add(sequence);
            _lastReceipt = sequence;
        }
    }
}
