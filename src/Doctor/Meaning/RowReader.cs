using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Reads the labels of a table's rows. For one table; used on one thread.</summary>
internal sealed class RowReader(ReportContext report, TableFrame frame, AreaNames areas)
{
    private readonly List<RowMeaning> _rows = [];

    // A total of one row is none, so it is known where the last one was.
    private int _lastTotal = frame.HeadingRows - 1;

    /// <summary>A meaning for every row; those of heading rows are empty.</summary>
    public IReadOnlyList<RowMeaning> Read()
    {
        int? parent = null;
        var isAmong = false;
        for (var row = 0; row < frame.Rows.Count; row++)
        {
            var span = row < frame.HeadingRows ? default : LabelOf(row);
            var text = report.Plain.Text.Substring(span.Start, span.Length);
            var isIndented = text.Length > 0 && text[0] is '-' or '+' or '–' or '•';
            var opens = text.StartsWith("trong đó", StringComparison.Ordinal);
            isAmong = opens || (isAmong && isIndented);
            var isPart = parent is not null && (isIndented || opens);
            _rows.Add(Meaning(row, span, text, isPart ? parent : null));
            parent = span.Length > 0 && !isIndented && !opens ? row : parent;
        }

        return _rows;
    }

    private RowMeaning Meaning(int row, TextSpan span, string text, int? whole)
    {
        var bare = text.TrimStart(' ', '-', '+', '*', '•', '–').TrimEnd();
        var found = report.Terms.Find(Word.Split(report.Plain.Text, span.Start, span.End));
        var hits = found.Where(h => h.Terms.Any(t => !t.IsSource)).OrderByDescending(h => h.Words).ToList();
        var isTotal = span.Length > 0 && CellWords.IsTotal(bare) && row - _lastTotal > 2;
        _lastTotal = isTotal ? row : _lastTotal;
        var source = found.FindAll(h => h.IsSource) is [var only] && only.Terms.Select(t => t.Code).Distinct().Count() == 1 ? only.Terms[0].Code : null;
        return new RowMeaning(
            report.Original(span.Start, span.End),
            hits,
            hits.Count == 0 ? LabelCover.None : LabelCover.Of(report.Plain.Text, span.Start, span.End),
            isTotal,
            YearOf(row) ?? PeriodFinder.Find(bare, 0, bare.Length).Find(m => m.Use == MentionUse.Said)?.Period,
            hits.Count == 0 && source is null && bare.Length > 0 ? areas.Named(bare, report.Area, report.Period?.Last) : null,
            source,
            whole);
    }

    // The label; where it is empty what stands in the column of numbering (Tổng cộng).
    private TextSpan LabelOf(int row)
    {
        var label = frame.LabelColumn is { } column ? frame.Rows[row][column] : default;
        return label.Length > 0 || frame.OrdinalColumn is not { } ordinal || NumberingWords.IsOrdinal(report.Plain.Text.AsSpan(frame.Rows[row][ordinal].Start, frame.Rows[row][ordinal].Length))
            ? label
            : frame.Rows[row][ordinal];
    }

    private Period? YearOf(int row) => row >= frame.HeadingRows && frame.YearColumn is { } column ? PeriodFinder.Year(frame.Cell(row, column).AsSpan().Trim("*năm ")) : null;
}
