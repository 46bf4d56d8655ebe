using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Submissions;

/// <summary>
/// Brings cells that come in whatever order into a content in canonical order. The result depends on the set of cells alone:
/// not on their order, nor on whether they came as a list or as a table. May be used again after <see cref="Build"/>, which saves
/// making the codes' strings anew: keep one for each worker. Not thread-safe.
/// </summary>
public sealed class SubmissionContentBuilder
{
    private const int MostCodesKept = 1 << 16;
    private readonly CodeTable _metrics = new();
    private readonly CodeTable _areas = new();
    private readonly List<CellList> _columns = [];
    private CellList?[] _byMetric = new CellList?[32];
    private bool[] _used = [];
    private int[] _rank = [];

    /// <summary>Cells added since the last <see cref="Build"/>.</summary>
    public int CellCount { get; private set; }

    /// <summary>Adds a cell with a scaled value. Codes are UTF-8.</summary>
    /// <param name="metric">Metric code.</param>
    /// <param name="area">Area code, at most <see cref="SubmissionCodec.MaxCodeBytes"/> bytes.</param>
    /// <param name="decimals">Decimals by which the value is scaled, 0 to 18.</param>
    /// <param name="value">Value × 10^decimals; ignored where the state is not present.</param>
    /// <param name="state">Present, or why there is no value.</param>
    /// <exception cref="InvalidDataException">A code is not UTF-8.</exception>
    public void Add(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> area, int decimals, long value, CellState state = CellState.Present) =>
        Column(_metrics.GetOrAdd(metric), decimals, doubles: false).Add(Area(area), value, state);

    /// <summary>Adds a cell with a floating-point value. Codes are UTF-8.</summary>
    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, ReadOnlySpan{byte}, int, long, CellState)"/>
    public void AddDouble(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> area, double value, CellState state = CellState.Present) =>
        Column(_metrics.GetOrAdd(metric), decimals: 0, doubles: true).Add(Area(area), Bits(value), state);

    /// <summary>Adds a cell with a scaled value.</summary>
    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, ReadOnlySpan{byte}, int, long, CellState)"/>
    public void Add(string metric, string area, int decimals, long value, CellState state = CellState.Present) =>
        Column(Id(_metrics, metric), decimals, doubles: false).Add(Area(area), value, state);

    /// <summary>Adds a cell with a floating-point value.</summary>
    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, ReadOnlySpan{byte}, int, long, CellState)"/>
    public void AddDouble(string metric, string area, double value, CellState state = CellState.Present) =>
        Column(Id(_metrics, metric), decimals: 0, doubles: true).Add(Area(area), Bits(value), state);

    /// <summary>Adds a table's cells: areas and columns in any order, repeated if it must be.</summary>
    /// <param name="areas">Codes of the rows.</param>
    /// <param name="columns">Columns, whose rows may be in any order too.</param>
    /// <exception cref="ArgumentException">A row lies outside the areas, or a column without rows has not one cell for each.</exception>
    public void AddTable(ReadOnlySpan<string> areas, ReadOnlySpan<SubmissionColumn> columns)
    {
        var ids = new int[areas.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Id(_areas, areas[i]);
        }

        foreach (var column in columns)
        {
            TableShape.Check(column, areas.Length);
            if (column.Count == 0)
            {
                continue;
            }

            var list = Column(Id(_metrics, column.Metric), column.Doubles is null ? column.Decimals : 0, column.Doubles is not null);
            for (var i = 0; i < column.Count; i++)
            {
                list.Add(ids[column.RowOf(i)], column.Scaled is null ? Bits(column.Doubles![i]) : column.Scaled[i], column.StateOf(i));
            }

            CellCount += column.Count;
        }
    }

    /// <summary>
    /// A table's content. The arrays are taken over, and are not copied where the areas are in ordinal order already and no cell
    /// comes twice; do not use them afterwards.
    /// </summary>
    /// <exception cref="ArgumentException">As for <see cref="AddTable"/>.</exception>
    public static SubmissionContent FromTable(SubmissionKind kind, Period period, string reason, string[] areas, SubmissionColumn[] columns)
    {
        if (TableShape.TryMakeCanonical(areas, columns, out var canonical))
        {
            return new SubmissionContent { Kind = kind, Period = period, Reason = reason, Areas = areas, Columns = canonical };
        }

        var builder = new SubmissionContentBuilder();
        builder.AddTable(areas, columns);
        return builder.Build(kind, period, reason);
    }

    /// <summary>The content of all that was added; the builder is empty afterwards.</summary>
    public SubmissionContent Build(SubmissionKind kind, Period period, string reason)
    {
        var lists = _columns.FindAll(c => c.Count > 0);
        lists.Sort(Compare);
        var areas = RankAreas(lists);
        var columns = new SubmissionColumn[lists.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = lists[i].ToColumn(_metrics[lists[i].Metric], _rank, areas.Length);
        }

        Clear();
        return new SubmissionContent { Kind = kind, Period = period, Reason = reason, Areas = areas, Columns = columns };
    }

    /// <summary>Forgets what was added.</summary>
    public void Clear()
    {
        CellCount = 0;
        foreach (var column in _columns)
        {
            column.Clear();
        }

        if (_areas.Count > MostCodesKept || _metrics.Count > MostCodesKept || _columns.Count > MostCodesKept)
        {
            _areas.Clear();
            _metrics.Clear();
            _columns.Clear();
            Array.Clear(_byMetric);
        }
    }

    private static int Id(CodeTable codes, string code)
    {
        Span<byte> utf8 = stackalloc byte[3 * SubmissionCodec.MaxCodeBytes];
        return codes.GetOrAdd(code.Length <= SubmissionCodec.MaxCodeBytes ? utf8[..CanonicalWriter.Utf8(code, utf8)] : Encoding.UTF8.GetBytes(code));
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(SubmissionOrder.Canonical(value));

    private int Area(ReadOnlySpan<byte> code)
    {
        CellCount++;
        return _areas.GetOrAdd(code);
    }

    private int Area(string code)
    {
        CellCount++;
        return Id(_areas, code);
    }

    private CellList Column(int metric, int decimals, bool doubles)
    {
        if (metric >= _byMetric.Length)
        {
            Array.Resize(ref _byMetric, Math.Max(metric + 1, 2 * _byMetric.Length));
        }

        for (var list = _byMetric[metric]; list is not null; list = list.Next)
        {
            if (list.Decimals == decimals && list.IsDoubles == doubles)
            {
                return list;
            }
        }

        var added = new CellList(metric, decimals, doubles) { Next = _byMetric[metric] };
        _byMetric[metric] = added;
        _columns.Add(added);
        return added;
    }

    private int Compare(CellList left, CellList right) => SubmissionOrder.Compare(
        _metrics[left.Metric], left.Decimals, left.IsDoubles, _metrics[right.Metric], right.Decimals, right.IsDoubles);

    private string[] RankAreas(List<CellList> lists)
    {
        if (_used.Length < _areas.Count)
        {
            _used = new bool[Math.Max(_areas.Count, 2 * _used.Length)];
            _rank = new int[_used.Length];
        }

        Array.Clear(_used);
        foreach (var list in lists)
        {
            list.MarkAreas(_used);
        }

        var areas = new string[_used.AsSpan(0, _areas.Count).Count(true)];
        var row = 0;
        foreach (var id in _areas.Order())
        {
            if (_used[id])
            {
                areas[row] = _areas[id];
                _rank[id] = row++;
            }
        }

        return areas;
    }
}
