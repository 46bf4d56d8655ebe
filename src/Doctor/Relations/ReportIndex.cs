using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>The numbers of a report by what they are about. Built once, in one pass; read only.</summary>
internal sealed class ReportIndex
{
    private readonly LabelledReport _report;
    private readonly Catalogue.Catalogue _catalogue;
    private readonly Dictionary<(NumberRole Role, Slot Slot), Dictionary<string, List<int>>> _groups = [];
    private readonly Dictionary<(NumberRole Role, string Item), List<int>> _byItem = [];
    private readonly Dictionary<(int Table, int Row), List<int>> _rows = [];
    private readonly Dictionary<(int Table, int Column), List<int>> _columns = [];
    private readonly int[] _sentences;

    /// <summary>Indexes every number.</summary>
    public ReportIndex(LabelledReport report, Catalogue.Catalogue catalogue)
    {
        _report = report;
        _catalogue = catalogue;
        _sentences = SentencesOf(report);
        foreach (var number in report.Numbers)
        {
            var id = number.Number.Id;
            if (ItemOf(number) is { } item)
            {
                var group = _groups.GetOrAdd((number.Role, SlotOf(number)));
                group.GetOrAdd(item).Add(id);
                _byItem.GetOrAdd((number.Role, item)).Add(id);
            }

            if (number.Number.Cell is { } cell)
            {
                _rows.GetOrAdd((cell.Table, cell.Row)).Add(id);
                _columns.GetOrAdd((cell.Table, cell.Column)).Add(id);
            }
        }
    }

    /// <summary>Items with their numbers, by role and slot.</summary>
    public IEnumerable<KeyValuePair<(NumberRole Role, Slot Slot), Dictionary<string, List<int>>>> Groups => _groups;

    /// <summary>Numbers of the item in that role and slot, in order of the text.</summary>
    public IReadOnlyList<int> Find(string item, NumberRole role, Slot slot) =>
        _groups.TryGetValue((role, slot), out var group) && group.TryGetValue(item, out var ids) ? ids : [];

    /// <summary>Numbers of the item in that role, whatever their slot.</summary>
    public IReadOnlyList<int> Find(string item, NumberRole role) => _byItem.TryGetValue((role, item), out var ids) ? ids : [];

    /// <summary>Whether the number is held for a value of its item.</summary>
    public bool IsOfItem(LabelledNumber number) => ItemOf(number) is not null;

    /// <summary>Numbers of a table's row, from left to right.</summary>
    public IReadOnlyList<int> InRow(int table, int row) => _rows.TryGetValue((table, row), out var ids) ? ids : [];

    /// <summary>Numbers of a table's column, from top to bottom.</summary>
    public IReadOnlyList<int> InColumn(int table, int column) => _columns.TryGetValue((table, column), out var ids) ? ids : [];

    /// <summary>The period that the number is about; the report's where it says none.</summary>
    public Period? PeriodOf(LabelledNumber number) => number.Period ?? _report.Period;

    /// <summary>The unit that the number is about; the report's where it says none.</summary>
    public Area? AreaOf(LabelledNumber number) => number.Area ?? _report.Area;

    /// <summary>The number's slot.</summary>
    public Slot SlotOf(LabelledNumber number) => SlotAt(number, number.Item, PeriodOf(number));

    /// <summary>The slot of another item, or another period, beside the number.</summary>
    public Slot SlotAt(LabelledNumber number, string? item, Period? period) =>
        new(AreaOf(number)?.Key.ToString() ?? "", number.Source ?? "", TimeOf(item, period));

    /// <summary>Whether both stand in one sentence of running text, or in one row of a table.</summary>
    public bool AreTogether(int one, int other)
    {
        var (a, b) = (_report.Numbers[one].Number.Cell, _report.Numbers[other].Number.Cell);
        return a is { } first && b is { } second
            ? first.Table == second.Table && first.Row == second.Row
            : a is null && b is null && _sentences[one] == _sentences[other] && _sentences[one] >= 0;
    }

    /// <summary>The number that stands nearest: in the same column, then the same table, the same sentence, by place in the text.</summary>
    public int Nearest(int to, IReadOnlyList<int> among)
    {
        var best = among[0];
        foreach (var id in among)
        {
            best = Distance(to, id).CompareTo(Distance(to, best)) < 0 ? id : best;
        }

        return best;
    }

    // A part that bears its whole's name is another item that the words did not name in full (Internet 26.278: internet băng rộng 22.915, FTTH 3.363);
    // what is listed as parts of something without an item is none either (26 vị trí: 11 trạm, 9 trạm, 6 trạm); a per cent is no amount.
    private string? ItemOf(LabelledNumber number)
    {
        if (number.Item is not { } item
            || (number.Role is NumberRole.Actual or NumberRole.Plan && number.Number.Unit == "%" && _catalogue.Metrics.ContainsKey(item)))
        {
            return null;
        }

        return number.Whole is { } part && part.Whole >= 0 && part.Whole < _report.Numbers.Count
            && _report.Numbers[part.Whole] is var whole && whole.Role == number.Role && (whole.Item == item || (part.IsList && whole.Item is null))
            ? null
            : item;
    }

    private (int Room, int Steps) Distance(int from, int to)
    {
        var (a, b) = (_report.Numbers[from].Number.Cell, _report.Numbers[to].Number.Cell);
        var room = (a, b) switch
        {
            ({ } x, { } y) when x.Table == y.Table => x.Column == y.Column || x.Row == y.Row ? 0 : 1,
            (null, null) when _sentences[from] == _sentences[to] => 0,
            (null, null) => 2,
            _ => 3,
        };
        return (room, Math.Abs(from - to));
    }

    // A level of 2014 and one of 12/2014 are of the same day; amounts of the two are not the same.
    private string TimeOf(string? item, Period? period)
    {
        if (period is not { } known)
        {
            return "";
        }

        return item is not null && _catalogue.Metrics.TryGetValue(item, out var metric) && metric.Kind == MetricKind.Flow
            ? known.ToString()
            : known.Last.ToString("O", CultureInfo.InvariantCulture);
    }

    // Numbers and sentences both stand in order of the text: one walk.
    private static int[] SentencesOf(LabelledReport report)
    {
        var sentences = report.Document.Passages.SelectMany(p => p.Sentences).OrderBy(s => s.Start).ToList();
        var found = new int[report.Numbers.Count];
        var at = 0;
        for (var i = 0; i < found.Length; i++)
        {
            var start = report.Numbers[i].Number.Span.Start;
            while (at < sentences.Count && sentences[at].End <= start)
            {
                at++;
            }

            found[i] = at < sentences.Count && sentences[at].Start <= start ? at : -1;
        }

        return found;
    }
}
