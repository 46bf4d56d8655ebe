using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Json;

/// <summary>An examination as its document. Pure.</summary>
public static class ExaminationJsonMapper
{
    /// <summary>The document.</summary>
    /// <param name="examination">What was found.</param>
    /// <param name="given">Characters that were given.</param>
    /// <param name="hasLedger">Whether there was a ledger to compare with.</param>
    /// <param name="catalogue">Names of units.</param>
    /// <param name="words">In which languages.</param>
    public static ExaminationJson Map(Examination examination, int given, bool hasLedger, Catalogue.Catalogue catalogue, WordsIn words)
    {
        var report = examination.Report;
        return new ExaminationJson(
            new ReadAsJson(report.Area is { } area ? Map(area) : null, report.Period?.ToString()),
            hasLedger ? "ledger" : "itself",
            new ReadTextJson(report.Document.Text.Length, given > report.Document.Text.Length),
            new ExaminationCountsJson(report.Numbers.Count, Count(examination, Verdict.Fails), Count(examination, Verdict.HoldsOnlyIf), Count(examination, Verdict.Holds)),
            [.. report.Numbers.Select(Map)],
            [.. examination.Diagnoses.Select(d => Map(d, catalogue, words))]);
    }

    private static int Count(Examination examination, Verdict verdict) => examination.Diagnoses.Count(d => d.Verdict == verdict);

    private static ReportNumberJson Map(LabelledNumber labelled)
    {
        var number = labelled.Number;
        return new ReportNumberJson
        {
            Id = number.Id,
            Start = number.Span.Start,
            Length = number.Span.Length,
            PhraseStart = number.Phrase.Start,
            PhraseLength = number.Phrase.Length,
            Text = number.Text,
            Value = number.Value,
            Low = End(number.IfRounded.Low),
            High = End(number.IfRounded.High),
            Style = DoctorNames.Of(number.Style),
            Wording = DoctorNames.Of(number.Wording),
            Unit = number.Unit,
            Role = DoctorNames.Of(labelled.Role),
            Item = labelled.Item,
            Subject = labelled.Subject,
            Source = labelled.Source,
            Area = labelled.Area is { } area ? Map(area) : null,
            Period = labelled.Period?.ToString(),
            Base = labelled.Base is { } compared ? new ComparisonBaseJson(DoctorNames.Of(compared.Kind), compared.Period?.ToString()) : null,
            Of = labelled.Of,
            PartOf = labelled.Whole is { } whole ? new PartOfJson(whole.Whole, whole.IsList) : null,
            Cell = number.Cell is { } cell ? new CellPlaceJson(cell.Table, cell.Row, cell.Column) : null,
            Confidence = DoctorNames.Of(labelled.Confidence),
        };
    }

    private static DiagnosisJson Map(Diagnosis diagnosis, Catalogue.Catalogue catalogue, WordsIn words) => new()
    {
        Kind = DoctorNames.Of(diagnosis.Kind),
        Verdict = DoctorNames.Of(diagnosis.Verdict),
        Marks = [.. diagnosis.Marks.Select(DoctorNames.Of)],
        Item = diagnosis.Item,
        Summary = Map(diagnosis.Summary, words),
        Arithmetic = Map(diagnosis.Arithmetic, words),
        Numbers = [.. diagnosis.Numbers.Select(n => new NumberUseJson(n.Number, DoctorNames.Of(n.As)))],
        Expected = diagnosis.Expected,
        Implied = diagnosis.Implied is { } implied ? new ImpliedValueJson(DoctorNames.Of(implied.What), End(implied.Range.Low), End(implied.Range.High), implied.Best) : null,
        Edits = [.. diagnosis.Edits.Select(e => new ProposedEditJson(e.Number, e.From, e.To, DoctorNames.Of(e.Slip), e.AlsoMends, e.Breaks))],
        Ledger = [.. diagnosis.Ledger.Select(u => Map(u, catalogue))],
        Confidence = DoctorNames.Of(diagnosis.Confidence),
    };

    private static LedgerUseJson Map(LedgerUse use, Catalogue.Catalogue catalogue) => new(
        use.Item,
        catalogue.TryGetArea(use.Area, out var area) ? Map(area) : new UnitJson(use.Area.ToString(), use.Area.ToString()),
        use.Period.ToString(),
        use.PeriodUsed.ToString(),
        use.Value,
        use.Source,
        use.Position);

    private static SentenceJson Map(Sentence sentence, WordsIn words) =>
        new(words == WordsIn.English ? null : sentence.Vietnamese, words == WordsIn.Vietnamese ? null : sentence.English);

    private static UnitJson Map(Area area) => new(area.Key.ToString(), area.Name);

    // Where the words leave an end open (ít nhất, tối đa), there is none.
    private static decimal? End(decimal end) => end is decimal.MinValue or decimal.MaxValue ? null : end;
}
