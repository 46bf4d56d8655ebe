using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Tests.Relations;

namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>A passage as somebody could write it, examined from its text alone.</summary>
internal sealed class UnseenReport
{
    private UnseenReport(Examination examination) => Examination = examination;

    public Examination Examination { get; }

    public IReadOnlyList<Diagnosis> Diagnoses => Examination.Diagnoses;

    /// <summary>Failures as <c>kind: number printed</c>, a mending edit behind it.</summary>
    public IReadOnlyList<string> Failures => [.. Diagnoses.Where(d => d.Verdict == Verdict.Fails)
        .Select(d => $"{d.Kind}: {Text(d.Numbers[0])}" + (d.Edits.Count > 0 ? $", {d.Edits[0].From} → {d.Edits[0].To}" : ""))
        .Order(StringComparer.Ordinal)];

    public static async Task<UnseenReport> ExamineAsync(string text) =>
        new(await new ReportDoctor(DefaultCatalogue.Value).ExamineAsync(new ReportText(text, null, null), new NoLedgerFigures(), TestContext.Current.CancellationToken));

    /// <summary>The only diagnosis of that kind of the number printed so.</summary>
    public Diagnosis Of(DiagnosisKind kind, string printed)
    {
        var found = Diagnoses.Where(d => d.Kind == kind && Text(d.Numbers[0]) == printed).ToList();
        Assert.True(found.Count == 1, $"{found.Count} {kind} of {printed}: {string.Join("; ", Diagnoses.Select(d => $"{d.Kind} {Text(d.Numbers[0])} {d.Verdict}"))}");
        return found[0];
    }

    /// <summary>The numbers of a diagnosis as printed, the one in question first.</summary>
    public string Numbers(Diagnosis diagnosis) => string.Join(' ', diagnosis.Numbers.Select(Text));

    private string Text(NumberUse use) => Examination.Report.Numbers[use.Number].Number.Text;
}
