namespace Telemetry.Doctor.Reading;

/// <summary>The unit of a table's cells where the cell itself names none: the column's heading, the column of units, the row's label, the caption.</summary>
internal sealed class CellUnits
{
    private static readonly string[] Money = ["doanh thu", "ngân sách", "tiền", "kinh phí", "vốn", "lợi nhuận", "thuế", "giá trị", "chi phí", "đầu tư"];

    private readonly TableFrame _frame;
    private readonly UnitReading?[] _byColumn;
    private readonly UnitReading?[] _byRow;
    private readonly UnitReading? _byCaption;

    public CellUnits(string text, TableFrame frame, TextSpan caption)
    {
        _frame = frame;
        _byColumn = [.. frame.Headings.Select(h => UnitWords.InHeading(h, 0, h.Length))];
        _byRow = new UnitReading?[frame.Rows.Count];
        _byCaption = UnitWords.InHeading(text, caption.Start, caption.End) is { Unit: not "%" } unit ? unit : null;
        FillRows(text);
    }

    /// <summary>The unit; null where none is printed.</summary>
    public UnitReading? Of(int row, int column) => _byColumn[column] ?? _byRow[row] ?? _byCaption;

    // An empty cell of the column of units repeats the one above, if that fits the row: money is not counted, and what is counted is no money.
    private void FillRows(string text)
    {
        UnitReading? above = null;
        for (var row = _frame.HeadingRows; row < _frame.Rows.Count; row++)
        {
            var label = _frame.LabelColumn is { } column ? _frame.Cell(row, column) : "";
            if (_frame.UnitColumn is { } units && _frame.Rows[row][units] is { Length: > 0 } cell)
            {
                above = UnitWords.InCell(text, cell.Start, cell.End);
                _byRow[row] = above;
            }
            else if (UnitWords.InHeading(label, 0, label.Length) is { Unit: not null } own)
            {
                _byRow[row] = own;
            }
            else if (above is { Unit: { } unit } && label.Length > 0 && IsMoney(label) == (unit == "VND"))
            {
                _byRow[row] = above;
            }
        }
    }

    private static bool IsMoney(string label) => Array.Exists(Money, m => label.Contains(m, StringComparison.Ordinal));
}
