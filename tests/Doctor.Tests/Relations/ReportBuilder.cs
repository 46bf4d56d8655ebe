using System.Globalization;
using System.Text;
using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;
using Telemetry.Doctor.Relations;

namespace Telemetry.Doctor.Tests.Relations;

/// <summary>Writes a labelled report number by number, as the reader and the labeller would give it: relations are tested without them.</summary>
internal sealed class ReportBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<LabelledNumber> _numbers = [];
    private readonly List<Passage> _passages = [];
    private readonly List<PrintedTable> _tables = [];
    private readonly List<LabelledTable> _labelledTables = [];
    private readonly Area _area = DefaultCatalogue.Province("24", 2013);
    private readonly Period _period;
    private int _sentence;

    public ReportBuilder(string period = "2013") => _period = Period.Parse(period);

    /// <summary>Adds a number, printed in the Vietnamese way, and gives its id.</summary>
    public int Add(
        string printed, NumberRole role, string? item = null, decimal scale = 1, string? period = null, int? of = null, PartOf? whole = null,
        ComparisonBase? from = null, NumberWording wording = NumberWording.Plain, string before = "", CellPlace? cell = null, string? unit = null,
        Confidence confidence = Confidence.Certain, string? source = null)
    {
        var start = _text.Length;
        _text.Append(before).Append(printed);
        var span = new TextSpan(start + before.Length, printed.Length);
        var number = Print(printed, scale, wording, IsExact(role, item, printed)) with
        {
            Span = span,
            Phrase = new TextSpan(start, before.Length + printed.Length),
            Cell = cell,
            Unit = unit ?? (item is not null && DefaultCatalogue.Value.Metrics.TryGetValue(item, out var metric) ? metric.Unit : null),
        };
        _text.Append(cell is null ? ' ' : '\t');
        _numbers.Add(new LabelledNumber
        {
            Number = number,
            Role = role,
            Item = item,
            Period = period is null ? null : Period.Parse(period),
            Of = of,
            Whole = whole,
            Base = from,
            Confidence = confidence,
            Source = source,
        });
        return number.Id;
    }

    /// <summary>Ends the sentence: what follows is another one.</summary>
    public ReportBuilder Stop()
    {
        _text.Append(". ");
        var span = new TextSpan(_sentence, _text.Length - _sentence);
        _passages.Add(new Passage(span, [span]));
        _sentence = _text.Length;
        return this;
    }

    /// <summary>Adds a table of bare numbers: the first column names rows, the first row is the heading; every other cell that holds digits is a number.</summary>
    public ReportBuilder Table(IReadOnlyList<string[]> rows, int[]? totalRows = null, int[]? totalColumns = null, string? unit = null)
    {
        var spans = new List<IReadOnlyList<TextSpan>>();
        var begin = _text.Length;
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = new List<TextSpan>();
            for (var column = 0; column < rows[row].Length; column++)
            {
                var text = rows[row][column];
                cells.Add(new TextSpan(_text.Length, text.Length));
                if (row > 0 && column > 0 && text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '.' or ','))
                {
                    Add(text, NumberRole.Actual, cell: new CellPlace(_tables.Count, row, column), unit: unit);
                }
                else
                {
                    _text.Append(text).Append('\t');
                }
            }

            spans.Add(cells);
            _text.Append('\n');
        }

        _tables.Add(new PrintedTable(new TextSpan(begin, _text.Length - begin), new TextSpan(begin, 0), 1, spans));
        _labelledTables.Add(new LabelledTable(0, totalRows ?? [], totalColumns ?? []));
        _sentence = _text.Length;
        return this;
    }

    public LabelledReport Build()
    {
        if (_text.Length > _sentence)
        {
            Stop();
        }

        var document = new ReportDocument(_text.ToString(), _passages, _tables, [.. _numbers.Select(n => n.Number)]);
        return new LabelledReport(document, _numbers, _labelledTables, _area, _period);
    }

    /// <summary>Examines the report.</summary>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(ILedgerFigures? ledger = null) =>
        await RelationExaminer.ExamineAsync(Build(), DefaultCatalogue.Value, ledger ?? new NoLedgerFigures(), TestContext.Current.CancellationToken);

    private PrintedNumber Print(string printed, decimal scale, NumberWording wording, bool isExact)
    {
        var comma = printed.IndexOf(',', StringComparison.Ordinal);
        var decimals = comma < 0 ? 0 : printed.Length - comma - 1;
        var value = decimal.Parse(printed.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture) * scale;
        var step = scale / DecimalMath.PowerOfTen(decimals);
        var coarse = 1m;
        while (coarse < 1_000_000 && value % (step * coarse * 10) == 0 && value / (step * coarse * 10) >= 1)
        {
            coarse *= 10;
        }

        var rounded = wording switch
        {
            NumberWording.MoreThan => new Interval(value, value + (step * coarse)),
            NumberWording.LessThan => new Interval(value - (step * coarse), value),
            NumberWording.About => new Interval(value - (step * coarse / 2), value + (step * coarse / 2)),
            _ => isExact && scale == 1 ? Interval.Exactly(value) : new Interval(value - (step / 2), value + (step / 2)),
        };
        return new PrintedNumber
        {
            Id = _numbers.Count,
            Span = default,
            Phrase = default,
            Text = printed,
            Value = value,
            Style = printed.Contains('.', StringComparison.Ordinal) || comma >= 0 ? NumberStyle.Vietnamese : NumberStyle.Plain,
            Scale = scale,
            Decimals = decimals,
            Wording = wording,
            IfRounded = rounded,
            IfTruncated = wording == NumberWording.Plain && !rounded.IsExact ? new Interval(value, value + (step * 0.999999m)) : rounded,
        };
    }

    private static bool IsExact(NumberRole role, string? item, string printed) =>
        role is NumberRole.Actual or NumberRole.Plan or NumberRole.Change
        && (item is null ? !printed.Contains(',', StringComparison.Ordinal) : DefaultCatalogue.Value.Metrics.TryGetValue(item, out var metric) && metric.Decimals == 0);
}
