using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>Fills a layout with figures that were answered. For one report, on one thread.</summary>
internal sealed class ReportBuilder(Report report, Area area, Period period, Words words, ReportQuestions questions)
{
    private readonly ReportNoteList _notes = new();
    private readonly Period? _target = TargetOf(report, questions);

    /// <summary>The value of the total, whatever the layout shows.</summary>
    public static ReportColumn ValueColumn { get; } = new()
    {
        Code = "value", Order = 1, Shows = ReportContent.Value, OfBeside = false, Decimals = null, Group = "", EnglishGroup = "", Heading = "", EnglishHeading = "",
    };

    /// <summary>Operators that have a row of their own under this one: those that gave something to the total, figure or reason.</summary>
    public static IEnumerable<string> OperatorsOf(ReportRow row, Figure? total) => row.ByOperator && total?.Passport.Numerator is { } operand
        ? operand.Contributions.Where(c => c.Kind == SourceKind.Operator).Select(c => c.Source)
        : [];

    /// <summary>The report.</summary>
    public ReportDocument Build(Catalogue.Catalogue catalogue, long position, DateTimeOffset? time, Edition? edition)
    {
        var lines = new List<ReportLine>();
        foreach (var row in report.Rows.Where(IsShown))
        {
            lines.Add(Line(row, FigureQuery.AllOperators));
            lines.AddRange(OperatorsOf(row, questions.Find(row, ValueColumn, FigureQuery.AllOperators)).Select(o => Line(row, o)));
        }

        var comparison = new PrintComparison(catalogue, words, _notes, Fill);
        var compared = comparison.Compare(report, area, period, lines);
        return new ReportDocument
        {
            Report = report,
            Language = words.Language,
            Area = area,
            Period = period,
            Title = Fill(words.Of(report.Title, report.EnglishTitle)),
            AreaName = words.Area(area),
            AsOfText = edition is null ? AsOf(catalogue.Version, position, time) : PublicationText.Sentence(words, edition) + " " + AsOf(edition.Draft.Catalogue, position, time),
            Edition = edition,
            Position = position,
            PositionTime = time,
            CatalogueVersion = edition?.Draft.Catalogue ?? catalogue.Version,
            Columns = [.. report.Columns.Select(c => Capital(Fill(words.Of(c.Heading, c.EnglishHeading))))],
            Groups = [.. report.Columns.Select(c => Fill(words.Of(c.Group, c.EnglishGroup)))],
            Lines = compared,
            Notes = _notes.Notes,
            Sources = [.. ReportSources.Of(questions.Answered, words), .. comparison.Origins(report, area, period).Select(o => words.Of($"Bản in: {o}.", $"Print: {o}."))],
        };
    }

    // The targets' one period; null where they have several, or there is none.
    private static Period? TargetOf(Report report, ReportQuestions questions)
    {
        var periods = report.Columns.Where(c => c.Shows == ReportContent.Target)
            .SelectMany(c => report.Rows.Select(r => questions.Find(r, c, FigureQuery.AllOperators)?.Passport.Plan?.Period))
            .OfType<Period>().Distinct().Take(2).ToList();
        return periods.Count == 1 ? periods[0] : null;
    }

    private bool IsShown(ReportRow row) => !row.OnlyWithPlan || report.Columns.Any(c =>
        c.Shows is ReportContent.Plan or ReportContent.NextPlan or ReportContent.Target && questions.Find(row, c, FigureQuery.AllOperators)?.Passport.Plan is not null);

    private ReportLine Line(ReportRow row, string source)
    {
        var isTotal = source == FigureQuery.AllOperators;
        var cells = report.Columns.Select(column => column.Shows switch
        {
            ReportContent.Number => ReportCell.OfText(isTotal ? row.Number : ""),
            ReportContent.Label => ReportCell.OfText(isTotal ? words.Of(row.Label, row.EnglishLabel) : words.Source(source)),
            ReportContent.Unit => ReportCell.OfText(row.Unit is { } unit ? words.Of(unit.Name, unit.EnglishName) : ""),
            _ => questions.Find(row, column, source) is { } figure ? Cell(row, column, figure) : ReportCell.Empty,
        });
        return new ReportLine(row.Code, isTotal ? null : source, isTotal ? row.Style : ReportRowStyle.Item, [.. cells]);
    }

    private ReportCell Cell(ReportRow row, ReportColumn column, Figure figure)
    {
        var item = (column.OfBeside ? row.Beside : row.Item)!;
        var exact = column.Shows == ReportContent.Target ? figure.Passport.Plan?.Value : figure.Exact;
        List<int> notes = [.. NotesOf(item, column, figure).Select(text => _notes.Add(text)).Distinct().Order()];
        if (exact is not { } value)
        {
            var reason = column.Shows == ReportContent.Target ? FigureReasonCode.NoPlan : figure.Reason?.Code;
            return new ReportCell { Kind = ReportCellKind.Absent, Text = words.Absent(reason), Figure = figure, Notes = notes };
        }

        var isInUnit = !column.IsPercent && row.Unit is { } unit && unit.Unit == item.Unit;
        var scaled = isInUnit ? value / row.Unit!.Factor : value;
        var own = DecimalRange.Exactly(column.IsPercent ? figure.Decimals : item.Decimals);
        var shown = (column.Decimals ?? (isInUnit ? row.Decimals : null) ?? own).Apply(scaled);
        return new ReportCell
        {
            Kind = ReportCellKind.Number,
            Text = VietnameseFormat.Number(shown) + (column.IsPercent ? "%" : ""),
            Value = shown,
            Exact = scaled,
            IsPercent = column.IsPercent,
            Figure = figure,
            Notes = notes,
        };
    }

    private IEnumerable<string> NotesOf(ReportItem item, ReportColumn column, Figure figure)
    {
        if (column.Shows == ReportContent.Target)
        {
            return figure.Passport.Plan is { } target && _target is null
                ? [words.Of($"Chỉ tiêu {words.Period(target.Period)}.", $"A target for {words.Period(target.Period)}.")]
                : [];
        }

        // What a reader must know of a value says nothing where there is none.
        var known = figure.Exact is null ? [] : figure.Passport.Notes.Where(n => n.Code != FigureNoteCode.PointSet || IsSetOfKinds(figure.Passport));
        return [.. CompletionNotes(item, column, figure), .. known.Select(n => FigureNoteText.Of(n, words)).OfType<string>(), .. StateNotes(figure)];
    }

    // A row of post offices says itself what it counts.
    private static bool IsSetOfKinds(Passport passport) =>
        (passport.Denominator ?? passport.Numerator)?.Metric.Parts.Count > 0 || passport.Numerator?.Metric.Parts.Count > 0;

    private IEnumerable<string> CompletionNotes(ReportItem item, ReportColumn column, Figure figure)
    {
        if (column.Shows != ReportContent.Completion || figure.Passport.Plan is not { } plan)
        {
            yield break;
        }

        var hasTargets = report.Columns.Any(c => c.Shows == ReportContent.Target);
        if (!hasTargets && plan.Period != Period.OfYear(period.Year))
        {
            yield return words.Of(
                $"Tỷ lệ so với kế hoạch {words.Period(plan.Period)}: {VietnameseFormat.Exact(plan.Value)}.",
                $"Against the plan for {words.Period(plan.Period)}: {VietnameseFormat.Exact(plan.Value)}.");
        }

        if (item.Indicator?.Better == Better.Lower)
        {
            yield return words.Of("Càng nhỏ càng tốt: tỷ lệ = 100 × chỉ tiêu / kết quả.", "Lower is better: per cent = 100 × target / result.");
        }
    }

    private IEnumerable<string> StateNotes(Figure figure)
    {
        if (figure.Status == FigureStatus.Partial && !figure.Passport.Notes.Any(n => FigureNoteText.NamesMissing(n.Code)))
        {
            yield return words.Of("Chưa đầy đủ.", "Partial.");
        }

        var explained = figure.Reason?.Code switch
        {
            FigureReasonCode.NoDenominator => words.Of("Không có mẫu số.", "There is no denominator."),
            FigureReasonCode.ZeroDenominator => words.Of("Mẫu số bằng không.", "The denominator is zero."),
            FigureReasonCode.ZeroPlan => words.Of("Phải chia cho không.", "It would divide by zero."),
            FigureReasonCode.BaseZero => words.Of("Số cùng kỳ bằng không.", "The earlier figure is zero."),
            FigureReasonCode.BaseNegative => words.Of("Số cùng kỳ âm nên không tính tỷ lệ.", "The earlier figure is negative, so that a per cent would mislead."),
            FigureReasonCode.OutOfRange => words.Of("Kết quả vượt phạm vi tính toán.", "The result is out of range."),
            _ => null,
        };
        if (explained is not null)
        {
            yield return explained;
        }
    }

    // A heading that is a placeholder alone begins with a small letter: tháng 6/2013.
    private static string Capital(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private string Fill(string text) => ReportText.Fill(text, name => name switch
    {
        "period" => words.Period(period),
        "in_period" => words.InPeriod(period),
        "year" => period.Year.ToString(CultureInfo.InvariantCulture),
        "next_year" => (period.Year + 1).ToString(CultureInfo.InvariantCulture),
        "area" => words.Area(area),
        _ => _target is { } target ? words.Period(target) : "",
    });

    private string AsOf(string version, long position, DateTimeOffset? time)
    {
        var when = time is { } known ? " (" + VietnameseFormat.Time(known) + ")" : "";
        return words.Of(
            $"Tính theo sổ cái đến mục số {VietnameseFormat.Whole(position)}{when}; danh mục {version[..12]}.",
            $"Computed from the ledger up to entry {VietnameseFormat.Whole(position)}{when}; catalogue {version[..12]}.");
    }
}
