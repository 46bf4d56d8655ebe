namespace Telemetry.Operators.Cli.Sheets.Grid;

/// <summary>The cells of one sheet that hold something, with their places.</summary>
internal sealed class Sheet
{
    private readonly Dictionary<(int Row, int Column), SheetCell> _cells;
    private readonly Dictionary<int, List<MergedRange>> _merges;
    private readonly HashSet<int> _hiddenRows;
    private readonly HashSet<int> _hiddenColumns;

    public Sheet(
        string name,
        bool isHidden,
        Dictionary<(int Row, int Column), SheetCell> cells,
        IReadOnlyCollection<MergedRange> merges,
        HashSet<int> hiddenRows,
        HashSet<int> hiddenColumns)
    {
        Name = name;
        IsHidden = isHidden;
        _cells = cells;
        _hiddenRows = hiddenRows;
        _hiddenColumns = hiddenColumns;
        Rows = [.. cells.Keys.Select(k => k.Row).Distinct().Order()];
        Columns = [.. cells.Keys.Select(k => k.Column).Distinct().Order()];

        // Only rows with cells are asked for, so a merge down to the sheet's end costs no more than the cells.
        _merges = [];
        foreach (var merge in merges)
        {
            for (var i = FirstAtOrAfter(merge.FirstRow); i < Rows.Count && Rows[i] <= merge.LastRow; i++)
            {
                if (!_merges.TryGetValue(Rows[i], out var ofRow))
                {
                    _merges[Rows[i]] = ofRow = [];
                }

                ofRow.Add(merge);
            }
        }
    }

    /// <summary>Name; empty in a CSV file.</summary>
    public string Name { get; }

    /// <summary>Whether the workbook hides it.</summary>
    public bool IsHidden { get; }

    /// <summary>Rows that hold something, ascending.</summary>
    public List<int> Rows { get; }

    /// <summary>Columns that hold something, ascending.</summary>
    public List<int> Columns { get; }

    /// <summary>The cell as stored: in merged cells the first alone holds something.</summary>
    public SheetCell this[int row, int column] => _cells.GetValueOrDefault((row, column), SheetCell.Empty);

    /// <summary>The merged cells that the cell belongs to.</summary>
    public MergedRange? MergeAt(int row, int column) =>
        _merges.TryGetValue(row, out var merges) ? merges.Find(m => column >= m.FirstColumn && column <= m.LastColumn) : null;

    /// <summary>The cell as seen: in merged cells what the first holds. For headings, never for figures.</summary>
    public SheetCell Seen(int row, int column) => MergeAt(row, column) is { } merge ? this[merge.FirstRow, merge.FirstColumn] : this[row, column];

    public bool IsRowHidden(int row) => _hiddenRows.Contains(row);

    public bool IsColumnHidden(int column) => _hiddenColumns.Contains(column);

    public CellAddress At(int row, int column) => new(Name, row, column);

    private int FirstAtOrAfter(int row)
    {
        var found = Rows.BinarySearch(row);
        return found >= 0 ? found : ~found;
    }
}
