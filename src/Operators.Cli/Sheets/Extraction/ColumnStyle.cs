using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>
/// How one column's texts are numbers. The mapping says it, or the cells that read in one style only. What the whole file writes counts for a
/// metric without decimals alone: there the other reading is no possible figure.
/// </summary>
internal sealed class ColumnStyle
{
    private readonly NumberStyle _mapped;
    private readonly Dictionary<NumberStyle, (CellAddress At, string Text)> _tellers = [];

    public ColumnStyle(NumberStyle mapped, IEnumerable<(CellAddress At, string Text)> texts)
    {
        _mapped = mapped;
        foreach (var (at, text) in texts)
        {
            if (WrittenNumber.Read(text).Tells is var style and not NumberStyle.Unknown)
            {
                _tellers.TryAdd(style, (at, text));
            }
        }
    }

    /// <summary>The style that the cells tell; unknown where they tell none, or both.</summary>
    public NumberStyle Told => _tellers.Count == 1 ? _tellers.Keys.First() : NumberStyle.Unknown;

    /// <summary>The style that the cells tell, where both are told.</summary>
    public bool IsMixed => _mapped == NumberStyle.Unknown && _tellers.Count > 1;

    /// <summary>Reads a cell's text; null with a remark where it is no number that is certain.</summary>
    /// <param name="at">The cell.</param>
    /// <param name="text">Its text.</param>
    /// <param name="ofFile">The style of the file's other columns.</param>
    /// <param name="isWhole">Whether the figure is whole as written.</param>
    /// <param name="remarks">Takes the remark.</param>
    public decimal? Read(CellAddress at, string text, NumberStyle ofFile, bool isWhole, List<SheetRemark> remarks)
    {
        var number = WrittenNumber.Read(text);
        switch (number.Problem)
        {
            case NumberProblem.NoNumber:
                remarks.Add(RemarkWords.NotANumber(at, text));
                return null;
            case NumberProblem.Percent:
                remarks.Add(RemarkWords.Percentage(at, text));
                return null;
            case NumberProblem.Parentheses:
                remarks.Add(RemarkWords.Parenthesised(at, text));
                return null;
            case NumberProblem.Words:
                remarks.Add(RemarkWords.NumberWithWords(at, text));
                return null;
        }

        // 838 and 1 795 720 are the same in both.
        if (number.In(NumberStyle.Unknown) is { } plain)
        {
            return plain;
        }

        if (IsMixed)
        {
            var other = _tellers[number.Tells == NumberStyle.English ? NumberStyle.Vietnamese : NumberStyle.English];
            remarks.Add(RemarkWords.NumberStyleMixed(at, text, other.At, other.Text));
            return null;
        }

        var style = _mapped != NumberStyle.Unknown ? _mapped : Told;
        if (style == NumberStyle.Unknown && isWhole)
        {
            style = ofFile;
        }

        if (style == NumberStyle.Unknown)
        {
            remarks.Add(RemarkWords.NumberStyleUnknown(at, text, number.Vietnamese!.Value, number.English!.Value));
            return null;
        }

        if (number.In(style) is { } value)
        {
            return value;
        }

        remarks.Add(RemarkWords.NumberStyleOther(at, text, style == NumberStyle.Vietnamese));
        return null;
    }
}
