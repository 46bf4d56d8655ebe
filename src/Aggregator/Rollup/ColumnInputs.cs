using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>What one column can be had from, and the rules that work within one unit: time, parts, standing.</summary>
internal sealed class ColumnInputs
{
    private readonly FactColumn[] _shorter;
    private readonly IReadOnlyList<FactColumn> _standing;
    private readonly Cell[]?[] _parts;

    private ColumnInputs(string source, Metric metric, Period period, FactColumn[] shorter, IReadOnlyList<FactColumn> standing, Cell[]?[] parts)
    {
        Source = source;
        Metric = metric;
        Period = period;
        _shorter = shorter;
        _standing = standing;
        _parts = parts;
    }

    /// <summary>Source code.</summary>
    public string Source { get; }

    /// <summary>The metric.</summary>
    public Metric Metric { get; }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>What was reported for exactly this period; null for nothing.</summary>
    public FactColumn? Explicit { get; private init; }

    /// <summary>Shorter periods, one step down; empty where no rule needs them.</summary>
    public IReadOnlyList<Period> Components { get; private init; } = [];

    /// <summary>Columns of <see cref="Components"/>; null entries have nothing.</summary>
    public IReadOnlyList<Cell[]?> ComponentCells { get; private init; } = [];

    /// <summary>Units below which others began or ended within the period, where that matters: in flows.</summary>
    public bool[]? ChangedBelow { get; private init; }

    /// <summary>The provinces' results, in the country's tree.</summary>
    public Cell[]? Leaf { get; private init; }

    /// <summary>Whether any rule within one unit can apply.</summary>
    public bool Derives => _shorter.Length > 0 || _parts.Length > 0 || _standing.Count > 0;

    /// <summary>Whether there is nothing at all.</summary>
    public bool IsEmpty => Explicit is null && !Derives && Leaf is null && ComponentCells.All(c => c is null);

    /// <summary>Collects them; resolves the columns of shorter periods and of parts that are needed.</summary>
    public static ColumnInputs Gather(ColumnResolver resolver, string source, Metric metric, Period period)
    {
        var columns = resolver.Facts.Columns(source, metric.Code);
        var shorter = FindShorter(columns, period);
        var changes = metric.Kind == MetricKind.Flow && period.Grain > PeriodGrain.Day ? resolver.Tree.ChangesWithin(period) : null;
        var components = shorter.Length > 0 || changes is not null ? period.Components() : [];
        var parts = metric.Parts.Count == 0 ? [] : metric.Parts.Select(p => resolver.Resolve(source, p, period)).ToArray();
        var hasParts = Array.Exists(parts, p => p is not null);
        var stands = Standing.Applies(metric) && resolver.Catalogue.Sources.TryGetValue(source, out var known) && Standing.AppliesTo(metric, known.Kind);

        return new ColumnInputs(source, metric, period, shorter, stands ? FindStanding(columns, metric, period) : [], hasParts ? parts : [])
        {
            Explicit = resolver.Facts.Find(source, metric.Code, period),
            Components = components,
            ComponentCells = components.Count == 0 ? [] : [.. components.Select(c => resolver.Resolve(source, metric, c))],
            ChangedBelow = changes,
            Leaf = resolver.Leaves?.Column(source, metric, period),
        };
    }

    /// <summary>Whether a period is one of those that another is made of, or itself.</summary>
    public static bool Contains(Period outer, Period inner) => inner.Grain <= outer.Grain && inner.First >= outer.First && inner.Last <= outer.Last;

    /// <summary>The first of time, parts, standing value and standing parts that gives a value to the unit itself; missing where none does.</summary>
    public Cell DeriveOwn(int area)
    {
        if (HasShorter(area) && CombineTime(area) is { IsSettled: true } time)
        {
            return time.As(time.How, time.Marks | CellMarks.Own);
        }

        var parts = default(Cell);
        var hasOwnPart = false;
        if (_parts.Length > 0)
        {
            parts = CombineParts(area, out hasOwnPart, out var hasFreshPart);
            if (hasFreshPart && parts.IsSettled)
            {
                return parts;
            }
        }

        if (FindStanding(area) is { } standing && standing.TryGet(area, out _, out var value))
        {
            return new Cell(value, Provenance.Standing, CellMarks.Own | CellMarks.Stood, 1, 1, Cell.Encode(standing.Period));
        }

        return hasOwnPart && parts.IsSettled ? parts : default;
    }

    /// <summary>The reason why the unit's own shorter periods and parts give no value; for a unit without others below.</summary>
    public Cell DerivedAbsence(int area)
    {
        if (HasShorter(area))
        {
            return CombineTime(area);
        }

        return _parts.Length > 0 ? CombineParts(area, out _, out _) : default;
    }

    /// <summary>Sum of the shorter periods (flow), or the last one's value (stock; in a month the last day's that has one).</summary>
    public Cell CombineTime(int area)
    {
        if (Metric.Kind == MetricKind.Stock)
        {
            var last = LastComponent(area);
            var cell = last >= 0 ? CellOf(last, area) : default;
            return cell.HasValue ? cell.As(Provenance.Time, cell.Marks & ~CellMarks.Own) : cell;
        }

        var sum = new CellSum();
        for (var c = 0; c < ComponentCells.Count; c++)
        {
            sum.Add(CellOf(c, area), CountWithin(Metric, Components[c]));
        }

        return sum.ToCell(Provenance.Time);
    }

    /// <summary>Index of the component that gives a stock its value; −1 for none.</summary>
    public int LastComponent(int area)
    {
        var last = Components.Count - 1;
        if (Period.Grain == PeriodGrain.Month)
        {
            while (last >= 0 && !CellOf(last, area).HasValue)
            {
                last--;
            }
        }

        return last;
    }

    /// <summary>The cell of a shorter period, by its index in <see cref="Components"/>.</summary>
    public Cell CellOf(int component, int area) => ComponentCells[component] is { } cells ? cells[area] : default;

    /// <summary>Sum of the parts.</summary>
    public Cell CombineParts(int area, out bool hasOwn, out bool hasFresh)
    {
        hasOwn = false;
        hasFresh = false;
        var sum = new CellSum();
        foreach (var part in _parts)
        {
            var cell = part is null ? default : part[area];
            hasOwn |= cell.IsOwn;
            hasFresh |= cell.IsOwn && (cell.Marks & CellMarks.Stood) == CellMarks.None;
            sum.Add(cell, 1);
        }

        return sum.ToCell(Provenance.Parts, hasOwn ? CellMarks.Own : CellMarks.None);
    }

    /// <summary>The value that stands for the unit; null for none.</summary>
    public FactColumn? FindStanding(int area)
    {
        foreach (var candidate in _standing)
        {
            if (candidate.IsPresent(area))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Whether the unit itself answered for a shorter period.</summary>
    public bool HasShorter(int area)
    {
        foreach (var column in _shorter)
        {
            if (column.TryGet(area, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A missing component counts as often as the metric would have been reported in it.</summary>
    public static int CountWithin(Metric metric, Period component)
    {
        var months = (component.Last.Month - component.First.Month) + 1;
        return component.Grain == PeriodGrain.Day ? 1 : metric.Frequency switch
        {
            PeriodGrain.Quarter => Math.Max(1, months / 3),
            PeriodGrain.Half => Math.Max(1, months / 6),
            PeriodGrain.NineMonths or PeriodGrain.Year => 1,
            _ => months,
        };
    }

    private static FactColumn[] FindShorter(IReadOnlyList<FactColumn> columns, Period period)
    {
        var isNeeded = false;
        foreach (var column in columns)
        {
            isNeeded |= column.Period != period && Contains(period, column.Period);
        }

        return isNeeded ? [.. columns.Where(c => c.Period != period && Contains(period, c.Period))] : [];
    }

    private static List<FactColumn> FindStanding(IReadOnlyList<FactColumn> columns, Metric metric, Period period)
    {
        var standing = columns.Where(c => Standing.IsCandidate(metric, c.Period, period)).ToList();
        standing.Sort((a, b) => Standing.Compare(metric, a.Period, b.Period, period));
        return standing;
    }
}
