using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Labels the numbers of a table by its rows and columns. For one table; used on one thread.</summary>
internal sealed class TableLabeller
{
    private readonly ReportContext _report;
    private readonly ItemResolver _items;
    private readonly TableFrame _frame;
    private readonly IReadOnlyList<ColumnMeaning> _columns;
    private readonly IReadOnlyList<RowMeaning> _rows;
    private readonly IReadOnlyList<TextSpan> _scopes;
    private readonly Period? _captionPeriod;
    private readonly ILookup<int, MeaningDraft> _byRow;
    private readonly Dictionary<int, bool> _growths = [];
    private int _section = -1;
    private readonly Dictionary<int, bool> _fractions = [];

    public TableLabeller(ReportContext report, ItemResolver items, TableFrame frame, TextSpan caption, TextSpan section, IReadOnlyList<MeaningDraft> numbers, RowReader rows)
    {
        _report = report;
        _items = items;
        _frame = frame;
        _columns = [.. frame.Headings.Select(h => ColumnWords.Read(h, report.Terms.Find(Word.Split(h, 0, h.Length)).FindAll(t => !t.IsSource)))];
        _rows = rows.Read();
        _scopes = [caption, section];
        _captionPeriod = PeriodFinder.Find(report.Plain.Text, caption.Start, caption.End).Find(m => m.Use == MentionUse.Said)?.Period;
        _byRow = numbers.ToLookup(n => n.Number.Cell!.Value.Row);
    }

    /// <summary>Labels them, and says what rows and columns are.</summary>
    public LabelledTable Label()
    {
        for (var row = _frame.HeadingRows; row < _rows.Count; row++)
        {
            _section = _byRow[row].Any() ? _section : row;
            foreach (var cell in _byRow[row].GroupBy(n => n.Number.Cell!.Value.Column))
            {
                LabelCell(row, cell.Key, [.. cell]);
            }

            new RowLinks(_report, _columns, [.. _byRow[row]]).Link();
        }

        LinkWholes();
        return new LabelledTable(_frame.LabelColumn, [.. Enumerable.Range(0, _rows.Count).Where(r => _rows[r].IsTotal)], [.. TotalColumns()]);
    }

    private void LabelCell(int row, int column, IReadOnlyList<MeaningDraft> numbers)
    {
        var cell = _frame.Rows[row][column];
        if (numbers.Count == 1 && CellWords.IsNumber(_report.Plain.Text, cell))
        {
            LabelNumber(row, column, numbers[0]);
            return;
        }

        // Text with numbers: what the column is, and what the row is about, stand around it.
        new SentenceLabeller(_report, _items).Label(cell, numbers, new Surroundings
        {
            Scopes = [.. RowScope(row), .. _scopes],
            Period = _rows[row].Period ?? _columns[column].Period ?? _captionPeriod,
            Role = TextRole(column),
            RowHits = _rows[row].Hits,
        });
    }

    // A column of contents ("Nội dung chỉ tiêu đến năm 2015") holds targets where another says how far they were reached.
    private NumberRole? TextRole(int column)
    {
        var isGoal = column == _frame.LabelColumn && _frame.Headings[column].Contains("chỉ tiêu", StringComparison.Ordinal)
            && _columns.Any(c => c.Role == NumberRole.Completion) && !_columns.Where((c, i) => i != column && c.Role == NumberRole.Plan).Any();
        return isGoal ? NumberRole.Plan : _columns[column].Role;
    }

    private void LabelNumber(int row, int column, MeaningDraft number)
    {
        var meaning = _columns[column];
        var about = _rows[row];
        number.Role = RoleOf(number, meaning, column);
        number.Subject = about.Label;
        number.Area = about.Area;
        number.Source = about.Source;
        number.Period = PeriodOf(about, meaning);
        number.Confidence = number.Role == NumberRole.Unknown ? Confidence.Possible : meaning.Role is null ? Confidence.Likely : Confidence.Certain;
        if (meaning.Base is { } kind && number.Role is NumberRole.Completion or NumberRole.Growth or NumberRole.RatioToBase)
        {
            number.Base = new ComparisonBase(meaning.Base.Value, kind == ComparisonKind.YearBefore ? number.Period?.SamePeriodOfYearBefore() : meaning.BasePeriod ?? number.Period);
        }

        SetItem(row, meaning, number);
    }

    // "Cùng kỳ 2021" in a half year's report is that half year's.
    private Period? PeriodOf(RowMeaning about, ColumnMeaning meaning) =>
        meaning.IsYearBefore && (about.Period ?? _captionPeriod ?? _report.Period) is { Year: > Period.FirstYear } own ? own.SamePeriodOfYearBefore()
        : about.Period ?? meaning.Period ?? _captionPeriod ?? _report.Period;

    private void SetItem(int row, ColumnMeaning meaning, MeaningDraft number)
    {
        var scopes = RowScope(row).Concat(_scopes).ToList();
        var heading = _frame.Headings[number.Number.Cell!.Value.Column];
        if (!Take(number, _rows[row].Hits, _rows[row].Cover, meaning, scopes) && Take(number, meaning.Hits, LabelCover.Of(heading, 0, heading.Length), meaning, scopes))
        {
            number.Subject = number.Subject.Length > 0 ? number.Subject : heading;
            number.Role = number.Role == NumberRole.Unknown && !number.IsPercent ? NumberRole.Actual : number.Role;
        }
    }

    private bool Take(MeaningDraft number, IReadOnlyList<TermHit> hits, LabelCover cover, ColumnMeaning meaning, List<TextSpan> scopes)
    {
        foreach (var hit in hits)
        {
            if (_items.Resolve(hit, number.Number.Unit, scopes) is { } found && !IsNoCount(number, found.Item) && cover.Limit(hit, number.Number.Unit) is { } limit)
            {
                number.Item = Kind(found.Item, meaning);
                number.Confidence = (Confidence)Math.Min((int)number.Confidence, Math.Min((int)found.Confidence, (int)limit));
                return true;
            }
        }

        return false;
    }

    // Without a printed unit, a column of fractions counts nothing.
    private bool IsNoCount(MeaningDraft number, string item) => number.Number.Unit is null && UnitWords.IsCount(_report.Kinds.UnitOf(item)!) && IsFractions(number.Number.Cell!.Value.Column);

    private bool IsFractions(int column)
    {
        if (!_fractions.TryGetValue(column, out var isFractions))
        {
            var numbers = _byRow.SelectMany(r => r).Where(n => n.Number.Cell!.Value.Column == column).ToList();
            isFractions = numbers.Count(n => n.Number.Decimals > 0) * 2 > numbers.Count;
            _fractions.Add(column, isFractions);
        }

        return isFractions;
    }

    // A column of increases holds the flow of a level; of a volume or revenue, which are flows, the value itself.
    private string Kind(string item, ColumnMeaning meaning) => meaning.IsFlow && !meaning.IsStock ? _report.Kinds.FlowOf(item) ?? item : item;

    private NumberRole RoleOf(MeaningDraft number, ColumnMeaning meaning, int column)
    {
        if (meaning.Role is NumberRole.RatioToBase && IsGrowth(column))
        {
            number.IsFall = false;
            return NumberRole.Growth;
        }

        if (meaning.Role is { } role)
        {
            // "Kế hoạch (%)" beside numbers is a completion only if it says so; a per cent under "Thực hiện" is one where the row is no share.
            return role is NumberRole.Growth or NumberRole.RatioToBase && number.Number.Unit is not (null or "%") ? NumberRole.Change : role;
        }

        return number.IsPercent ? NumberRole.Unknown : NumberRole.Actual;
    }

    // Per cents of a base lie about 100, growths about 0; a sign tells too.
    private bool IsGrowth(int column)
    {
        if (!_growths.TryGetValue(column, out var isGrowth))
        {
            var numbers = _byRow.SelectMany(r => r).Where(n => n.Number.Cell!.Value.Column == column).Select(n => n.Number).ToList();
            isGrowth = numbers.Exists(n => n.Value < 0 || n.Text[0] == '+') || numbers.Count(n => n.Value < 50) * 2 > numbers.Count;
            _growths.Add(column, isGrowth);
        }

        return isGrowth;
    }

    // The row's label, that of the row it is a part of, then that of the section it stands in: a row without numbers (II Viễn thông).
    private IEnumerable<TextSpan> RowScope(int row)
    {
        if (_frame.LabelColumn is not { } column)
        {
            yield break;
        }

        yield return _frame.Rows[row][column];
        if (_rows[row].WholeRow is { } whole)
        {
            yield return _frame.Rows[whole][column];
        }

        if (_section >= _frame.HeadingRows)
        {
            yield return _frame.Rows[_section][column];
        }
    }

    // Rows that say that they are part of one above: the numbers of the same column.
    private void LinkWholes()
    {
        foreach (var whole in Enumerable.Range(0, _rows.Count).Where(r => _rows[r].WholeRow is not null).GroupBy(r => _rows[r].WholeRow!.Value))
        {
            foreach (var total in _byRow[whole.Key].Where(n => n.Role is NumberRole.Actual or NumberRole.Plan && !n.IsPercent))
            {
                var column = total.Number.Cell!.Value.Column;
                var parts = whole.SelectMany(r => _byRow[r].Where(n => n.Number.Cell!.Value.Column == column && n.Number.Unit == total.Number.Unit)).ToList();
                var isList = parts.Count > 1 && parts.TrueForAll(p => total.Item is null || p.Item is null || _report.Kinds.IsPart(total.Item, p.Item));
                parts.ForEach(p => p.Whole = new PartOf(total.Number.Id, isList));
            }
        }
    }

    private IEnumerable<int> TotalColumns()
    {
        for (var column = 0; column < _columns.Count; column++)
        {
            if (_columns[column].IsTotal && column != _frame.LabelColumn && _byRow.SelectMany(r => r).Any(n => n.Number.Cell!.Value.Column == column))
            {
                yield return column;
            }
        }
    }
}
