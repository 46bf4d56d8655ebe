using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Explains one resolved cell: what else could be derived, which receipts are behind it, what is missing in it.</summary>
internal sealed class CellInspector(ColumnResolver columns)
{
    private readonly HashSet<(string Source, Metric Metric, Period Period, int Area)> _seen = [];

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
    public void Follow(string source, Metric metric, Period period, int area)
    {
        var cell = columns.Resolve(source, metric, period, area);
        if (!cell.IsAnswered || !_seen.Add((source, metric, period, area)))
        {
            return;
        }

        switch (cell.How)
        {
            case Provenance.Explicit:
                AddReceipt(columns.Facts.Find(source, metric.Code, period), area);
                break;
            case Provenance.Standing:
                AddReceipt(columns.InputsOf(source, metric, period).FindStanding(area), area);
                break;
            case Provenance.Time:
                FollowTime(columns.InputsOf(source, metric, period), area);
                break;
            case Provenance.Parts:
                FollowParts(source, metric, period, area);
                break;
            case Provenance.Areas:
                FollowAreas(source, metric, period, area);
                break;
            case Provenance.Predecessors:
                FollowPredecessors(source, metric, period, area);
                break;
            default:
                AddReceipt(columns.Facts.Find(source, metric.Code, period), area);
                break;
        }
    }

    /// <summary>Follows the departments' cells that the totals at and below a unit are made of.</summary>
    public void FollowDepartments(TotalResolver totals, Metric metric, Period period, int area)
    {
        var contributors = totals.Contributors(metric, period);
        var departments = totals.Departments(metric, period);
        Descend(area);

        void Descend(int at)
        {
            if (TotalResolver.IsSummedOverSources(contributors, at))
            {
                return;
            }

            if (TotalResolver.DepartmentFor(contributors, departments, at) is >= 0 and var chosen)
            {
                Follow(departments[chosen].Source, metric, period, at);
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

    private void FollowTime(ColumnInputs inputs, int area)
    {
        if (inputs.Metric.Kind == MetricKind.Stock)
        {
            if (inputs.LastComponent(area) is >= 0 and var last)
            {
                Follow(inputs.Source, inputs.Metric, inputs.Components[last], area);
            }

            return;
        }

        for (var c = 0; c < inputs.Components.Count; c++)
        {
            if (inputs.ComponentCells[c] is { } cells && cells[area].IsAnswered)
            {
                Follow(inputs.Source, inputs.Metric, inputs.Components[c], area);
            }
            else
            {
                MissingPeriods.Add(inputs.Components[c]);
            }
        }
    }

    private void FollowParts(string source, Metric metric, Period period, int area)
    {
        foreach (var part in metric.Parts)
        {
            if (columns.Resolve(source, part, period, area).IsAnswered)
            {
                Follow(source, part, period, area);
            }
            else
            {
                MissingParts.Add(part.Code);
            }
        }
    }

    private void FollowAreas(string source, Metric metric, Period period, int area)
    {
        if (columns.Tree.IsCountry)
        {
            ReachedProvinces = true;
            return;
        }

        foreach (var child in Children(columns.Tree, period, area))
        {
            Follow(source, metric, period, child);
        }
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
        if (column?.Sequence(area) is > 0 and var sequence)
        {
            Receipts.Add(sequence);
        }
    }
}
