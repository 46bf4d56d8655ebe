using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Json;
using Telemetry.Doctor.Wording;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Examinations;

/// <summary>An examination for people: what fails, with the phrase in its line, the arithmetic and the edit.</summary>
internal sealed class ExaminationPrinter(ToolOutput output, string text, ExaminationJson document)
{
    private const int MostShown = 200;
    private const int EditsShown = 3;
    private const string Indent = "   ";

    private readonly TextLines _lines = new(text);

    /// <summary>Prints it.</summary>
    /// <param name="file">The report's name.</param>
    /// <param name="isWhole">Whether also what holds.</param>
    public void Print(string file, bool isWhole)
    {
        output.Line(
            DoctorWords.ReadAs,
            file,
            document.ReadAs.Area is { } area ? $"{area.Name} ({area.Code})" : DoctorWords.UnknownArea,
            document.ReadAs.Period is { } period ? period : DoctorWords.UnknownPeriod);
        var open = document.Diagnoses.Select((d, i) => (Diagnosis: d, Number: i + 1)).Where(d => isWhole || d.Diagnosis.Verdict != Holds).ToList();
        var told = isWhole ? open : open.FindAll(d => !IsGrowthWithoutBase(d.Diagnosis));
        foreach (var (diagnosis, number) in told.Take(MostShown))
        {
            output.Line();
            Print(diagnosis, number);
        }

        output.Line();
        if (told.Count > MostShown)
        {
            output.Line(DoctorWords.More, told.Count - MostShown);
        }

        if (told.Count < open.Count)
        {
            output.Line(DoctorWords.NoBase, open.Count - told.Count);
        }

        if (document.Text.IsCut)
        {
            output.Line(DoctorWords.Cut, document.Text.Characters);
        }

        output.Line(DoctorWords.Counts, document.Counts.Numbers, document.Counts.Fails, document.Counts.HoldsOnlyIf, document.Counts.Holds);
    }

    private static string Holds { get; } = DoctorNames.Of(Telemetry.Doctor.Diagnoses.Verdict.Holds);

    private static bool IsGrowthWithoutBase(DiagnosisJson diagnosis) =>
        diagnosis.Verdict == OnlyIf && diagnosis.Kind == Growth && diagnosis.Marks.Contains(NoBase) && diagnosis.Ledger.Count == 0;

    private static string OnlyIf { get; } = DoctorNames.Of(Telemetry.Doctor.Diagnoses.Verdict.HoldsOnlyIf);

    private static string Growth { get; } = DoctorNames.Of(DiagnosisKind.GrowthAndBase);

    private static string NoBase { get; } = DoctorNames.Of(DiagnosisMark.BaseNotPrinted);

    private static string Fails { get; } = DoctorNames.Of(Telemetry.Doctor.Diagnoses.Verdict.Fails);

    private void Print(DiagnosisJson diagnosis, int number)
    {
        var isFailure = diagnosis.Verdict == Fails;
        output.Line(
            new TextRun($"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}. "),
            new TextRun(Say(DiagnosisWording.OfVerdict(diagnosis.Verdict)), isFailure ? Emphasis.Wrong : Emphasis.Strong),
            new TextRun($" · {Say(DiagnosisWording.OfKind(diagnosis.Kind))} · {Say(DiagnosisWording.OfConfidence(diagnosis.Confidence))}"));
        foreach (var use in InQuestion(diagnosis))
        {
            PrintPlace(use, isFailure);
        }

        output.Line(new TextRun(Indent + Say(diagnosis.Summary)));
        output.Line(new TextRun(Indent + Say(diagnosis.Arithmetic)));
        foreach (var edit in diagnosis.Edits.Take(EditsShown))
        {
            output.Line(
                new TextRun(Indent + output.Say(DoctorWords.Edit)),
                new TextRun($"{edit.From} → {edit.To}", Emphasis.Right),
                new TextRun($" ({Say(DiagnosisWording.OfSlip(edit.Slip))}): {Say(DiagnosisWording.Effect(edit.AlsoMends, edit.Breaks))}"));
        }

        foreach (var mark in diagnosis.Marks)
        {
            output.Line(new TextRun(Indent + Say(DiagnosisWording.OfMark(mark))));
        }

        foreach (var use in diagnosis.Ledger)
        {
            output.Line(new TextRun(Indent + output.Say(DoctorWords.Ledger, use.Item, use.Area.Name, use.PeriodUsed, use.Source, use.Value, use.Position)));
        }
    }

    // The number that it is about and the one that the best edit changes; the others are in the arithmetic.
    private static IEnumerable<int> InQuestion(DiagnosisJson diagnosis) =>
        diagnosis.Numbers.Take(1).Select(n => n.Number).Concat(diagnosis.Edits.Take(1).Select(e => e.Number)).Distinct();

    private void PrintPlace(int number, bool isFailure)
    {
        if (number < 0 || number >= document.Numbers.Count)
        {
            return;
        }

        var place = document.Numbers[number];
        var (line, before, piece, after) = _lines.At(place.PhraseStart, place.PhraseLength);
        output.Line(
            new TextRun(Indent + output.Say(DoctorWords.AtLine, line) + before + "«"), new TextRun(piece, isFailure ? Emphasis.Wrong : Emphasis.Strong), new TextRun("»" + after));
    }

    private string Say(Sentence sentence) => output.Language == Language.Vietnamese ? sentence.Vietnamese : sentence.English;

    private string Say(SentenceJson sentence) => (output.Language == Language.Vietnamese ? sentence.Vi ?? sentence.En : sentence.En ?? sentence.Vi) ?? "";
}
