using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>
/// Gives every number of a report its meaning: 1. the report's period and unit; 2. sentence by sentence, headings kept in mind; 3. table by table. What is not clear
/// stays so: no item, role unknown, the words kept as subject. Thread-safe.
/// </summary>
public sealed class ReportLabeller
{
    private const int LongestHeading = 200;

    private readonly Catalogue.Catalogue _catalogue;
    private readonly TermIndex _terms;
    private readonly ItemKinds _kinds;
    private readonly AreaNames _areas;

    /// <summary>Prepares the catalogue's words.</summary>
    public ReportLabeller(Catalogue.Catalogue catalogue)
    {
        _catalogue = catalogue;
        _terms = new TermIndex(catalogue);
        _kinds = new ItemKinds(catalogue);
        _areas = new AreaNames(catalogue);
    }

    /// <summary>Labels the report's numbers, in time proportional to its length.</summary>
    /// <param name="document">The report.</param>
    /// <param name="area">The unit it is about; null: as named in it.</param>
    /// <param name="period">The period it is about; null: as named in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public LabelledReport Label(ReportDocument document, Area? area, Period? period, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plain = PlainText.Of(document.Text);
        period ??= ReportPeriod.Find(plain, document);
        area ??= _areas.Province(plain.Text, period?.Last);
        var report = new ReportContext(_catalogue, _terms, _kinds, plain, period, area);
        var drafts = document.Numbers.Select(n => new MeaningDraft(n, plain.FromOriginal(n.Span), plain.FromOriginal(n.Phrase).End)).ToList();
        var items = new ItemResolver(report);
        LabelPassages(report, items, document, [.. drafts.Where(d => d.Number.Cell is null)], cancellationToken);
        var tables = LabelTables(report, items, document, drafts, cancellationToken);
        return new LabelledReport(document, [.. drafts.Select(d => d.Labelled())], tables, area, period);
    }

    private static void LabelPassages(ReportContext report, ItemResolver items, ReportDocument document, List<MeaningDraft> numbers, CancellationToken cancellationToken)
    {
        var next = 0;
        var heading = default(TextSpan);
        foreach (var passage in document.Passages)
        {
            var range = report.Plain.FromOriginal(passage.Span);
            var sectionPeriod = PeriodFinder.Find(report.Plain.Text, heading.Start, heading.End).Find(m => m.Use == MentionUse.Said)?.Period;
            var around = new Surroundings { Scopes = [range, heading], Period = sectionPeriod };
            var first = next;
            IReadOnlyList<MeaningDraft> wholes = [];
            foreach (var sentence in passage.Sentences.Select(report.Plain.FromOriginal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var from = next;
                while (next < numbers.Count && numbers[next].Span.End <= sentence.End)
                {
                    next++;
                }

                List<MeaningDraft> own = [.. numbers[from..next].Where(n => n.Span.Start >= sentence.Start)];
                wholes = PartFinder.IsContinued(report.Plain.Text, sentence) ? wholes : [];
                new SentenceLabeller(report, items).Label(sentence, own, around with { Wholes = wholes, Period = (wholes is [var topic, ..] ? topic.Period : null) ?? around.Period });
                wholes = wholes.Count > 0 ? wholes : WholesOf(report, own);
            }

            heading = next == first && IsHeading(report.Plain.Text, range) ? range : heading;
        }
    }

    // What a sentence that goes on with "Trong đó" divides: the first value of each unit.
    private static List<MeaningDraft> WholesOf(ReportContext report, IEnumerable<MeaningDraft> sentence) =>
        [.. sentence.Where(n => n is { Role: NumberRole.Actual, Whole: null } && report.Kinds.UnitOf(n) is { } unit && UnitWords.IsCount(unit)).DistinctBy(report.Kinds.UnitOf)];

    private static bool IsHeading(string text, TextSpan passage) => passage.Length <= LongestHeading && text[passage.End - 1] is not ('.' or ';' or ':' or ',');

    private List<LabelledTable> LabelTables(ReportContext report, ItemResolver items, ReportDocument document, List<MeaningDraft> drafts, CancellationToken cancellationToken)
    {
        var byTable = drafts.Where(d => d.Number.Cell is not null).ToLookup(d => d.Number.Cell!.Value.Table);
        var tables = new List<LabelledTable>();
        foreach (var table in document.Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var frame = TableFrame.Of(report.Plain.Text, [.. table.Rows.Select(r => (IReadOnlyList<TextSpan>)[.. r.Select(report.Plain.FromOriginal)])]);
            var start = report.Plain.FromOriginal(table.Span).Start;
            var caption = report.Plain.FromOriginal(table.Caption);
            var section = SectionOf(report, document, start);
            tables.Add(new TableLabeller(report, items, frame, caption, section, [.. byTable[tables.Count]], new RowReader(report, frame, _areas)).Label());
        }

        return tables;
    }

    // The nearest heading above the table.
    private static TextSpan SectionOf(ReportContext report, ReportDocument document, int start) =>
        document.Passages.Select(p => report.Plain.FromOriginal(p.Span)).LastOrDefault(p => p.End <= start && IsHeading(report.Plain.Text, p));
}
