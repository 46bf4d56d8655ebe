using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Relations.Finders;

/// <summary>The numbers of one table by row and column. For one examination.</summary>
internal sealed class TableGrid
{
    private readonly RelationScope _scope;
    private readonly PrintedTable _table;
    private readonly LabelledTable _labelled;
    private readonly Dictionary<(int Row, int Column), int> _cells = [];
    private readonly HashSet<(int Row, int Column)> _crowded = [];

    /// <summary>Lays out one table.</summary>
    public TableGrid(RelationScope scope, int table)
    {
        (_scope, _table, _labelled) = (scope, scope.Report.Document.Tables[table], scope.Report.Tables[table]);
        for (var column = 0; column < _table.Columns; column++)
        {
            foreach (var id in scope.Index.InColumn(table, column))
            {
                var key = (scope[id].Number.Cell!.Value.Row, column);
                if (!_cells.TryAdd(key, id))
                {
                    _crowded.Add(key);
                }
            }
        }

        DataRows = [.. Enumerable.Range(_table.HeadingRows, Math.Max(0, _table.Rows.Count - _table.HeadingRows)).Where(r => !IsShifted(r))];
        SummedColumns = [.. Enumerable.Range(0, _table.Columns).Where(c => IsSummed(scope.Index.InColumn(table, c)))];
    }

    /// <summary>Rows below the headings.</summary>
    public IReadOnlyList<int> DataRows { get; }

    /// <summary>Columns of amounts in one unit: no per cents, no ratios.</summary>
    public IReadOnlyList<int> SummedColumns { get; }

    /// <summary>The only number of a cell; null where there is none, or several.</summary>
    public int? At(int row, int column) =>
        !_crowded.Contains((row, column)) && _cells.TryGetValue((row, column), out var id) ? id : null;

    /// <summary>Whether the row is one column off: a number stands where the other rows have their name (Tổng cộng over two columns, pasted as one).</summary>
    public bool IsShifted(int row) => _labelled.LabelColumn is { } names && _cells.ContainsKey((row, names));

    /// <summary>The numbers of some cells, empty ones left out; null where a cell holds something that is no number.</summary>
    public IReadOnlyList<int>? Gather(IEnumerable<(int Row, int Column)> cells)
    {
        var numbers = new List<int>();
        foreach (var (row, column) in cells)
        {
            if (At(row, column) is { } id)
            {
                numbers.Add(id);
            }
            else if (!IsNothing(row, column))
            {
                return null;
            }
        }

        return numbers;
    }

    /// <summary>Rows that a total row may be the sum of, the plainest way first.</summary>
    public IReadOnlyList<IReadOnlyList<int>> WaysOfRow(int total)
    {
        var totals = _labelled.TotalRows;
        var above = DataRows.Where(r => r < total && !totals.Contains(r)).ToList();
        var sinceTotal = above.Where(r => !totals.Any(t => t > r && t < total)).ToList();
        var below = DataRows.Where(r => r > total && !totals.Any(t => t > total && t <= r)).ToList();
        var allBelow = DataRows.Where(r => r > total && !totals.Contains(r)).ToList();
        var subtotals = totals.Where(t => t < total && t >= _table.HeadingRows).ToList();
        List<IReadOnlyList<int>> ways =
        [
            .. sinceTotal.Count > 0 ? new[] { sinceTotal, Outermost(sinceTotal), below } : [below, Outermost(below)],
            above,
            Outermost(above),
            subtotals,
            allBelow,
            Outermost(allBelow),
        ];
        return ways.Exists(w => w.Count > 1) ? [.. ways.Where(w => w.Count > 1).DistinctBy(w => string.Join(' ', w))] : [];
    }

    /// <summary>Columns that a total column may be the sum of.</summary>
    public IReadOnlyList<IReadOnlyList<int>> WaysOfColumn(int total)
    {
        var others = SummedColumns.Where(c => !_labelled.TotalColumns.Contains(c)).ToList();
        var right = others.Where(c => c > total && !_labelled.TotalColumns.Any(t => t > total && t < c)).ToList();
        var left = others.Where(c => c < total && !_labelled.TotalColumns.Any(t => t < total && t > c)).ToList();
        List<IReadOnlyList<int>> ways = [left, right, Unbroken(right), [.. Unbroken([.. left.OrderDescending()]).Order()], others];
        return [.. ways.Where(w => w.Count > 1).DistinctBy(w => string.Join(' ', w))];
    }

    // The first columns that stand side by side.
    private static List<int> Unbroken(List<int> columns) => [.. columns.TakeWhile((c, i) => i == 0 || Math.Abs(c - columns[i - 1]) == 1)];

    // I, II above 1, 2 above 1.1, a, -: rows in detail are within the row above them.
    private List<int> Outermost(List<int> rows)
    {
        if (rows.Count == 0)
        {
            return rows;
        }

        var levels = rows.ConvertAll(LevelOf);
        var least = levels.Min();
        return [.. rows.Where((_, i) => levels[i] == least)];
    }

    private int LevelOf(int row)
    {
        var first = _table.Rows[row].Count > 0 ? _scope.Report.Document.At(_table.Rows[row][0]).Trim().TrimEnd('.', ')') : "";
        if (first.Length == 0 || first[0] is '-' or '+' or '*' or '–')
        {
            return 9;
        }

        if (first.All(c => c is 'I' or 'V' or 'X') || (first.Length == 1 && char.IsAsciiLetterUpper(first[0])))
        {
            return 0;
        }

        return char.IsAsciiDigit(first[0]) && first.All(c => char.IsAsciiDigit(c) || c == '.') ? 1 + first.Count(c => c == '.')
            : first.Length == 1 && char.IsAsciiLetterLower(first[0]) ? 8
            : 1;
    }

    private bool IsSummed(IReadOnlyList<int> column)
    {
        if (column.Count < 2)
        {
            return false;
        }

        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in column)
        {
            var number = _scope[id];
            if (FigureReader.IsRatio(number, _scope.Catalogue) || number.Number.Unit is "%")
            {
                return false;
            }

            if (number.Number.Unit is { } unit)
            {
                units.Add(unit);
            }
        }

        return units.Count <= 1 && !units.Any(u => u.Contains("per ", StringComparison.Ordinal));
    }

    // Empty, or a dash: nothing there.
    private bool IsNothing(int row, int column) =>
        column >= _table.Rows[row].Count
        || (!_crowded.Contains((row, column)) && _scope.Report.Document.At(_table.Rows[row][column]).Trim() is "" or "-" or "–" or "—" or "...");
}
