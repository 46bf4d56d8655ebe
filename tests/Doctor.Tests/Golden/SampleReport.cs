using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Tests.Relations;

namespace Telemetry.Doctor.Tests.Golden;

/// <summary>A printed report of the samples, examined alone and with the statistics office's figures. Read once.</summary>
internal sealed class SampleReport
{
    private readonly Lazy<Task<Examination>> _alone;
    private readonly Lazy<Task<Examination>> _withStatistics;

    private SampleReport(string file, string area, string period)
    {
        _alone = new(() => ExamineAsync(new NoLedgerFigures()));
        _withStatistics = new(() => ExamineAsync(LedgerOfFigures.StatisticsOffice));

        async Task<Examination> ExamineAsync(ILedgerFigures ledger)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "reports", file));
            var report = new ReportText(text, DefaultCatalogue.Province(area, 2013), Period.Parse(period));
            return await new ReportDoctor(DefaultCatalogue.Value).ExamineAsync(report, ledger, CancellationToken.None);
        }
    }

    public static SampleReport BacGiang2013 { get; } = new("bac-giang-2013.txt", "24", "2013-06");

    public static SampleReport QuangNinh2014 { get; } = new("quang-ninh-2014.txt", "22", "2014");

    /// <summary>Every diagnosis, each of the report alone or with statistics.</summary>
    public async Task<IReadOnlyList<Diagnosis>> AllAsync(bool withStatistics = false) =>
        (await (withStatistics ? _withStatistics : _alone).Value).Diagnoses;

    /// <summary>The diagnosis of that kind of the number printed so; the first where it is printed several times.</summary>
    public async Task<Diagnosis> OfAsync(DiagnosisKind kind, string printed, bool withStatistics = false, string? beside = null)
    {
        var examination = await (withStatistics ? _withStatistics : _alone).Value;
        var found = examination.Diagnoses.Where(d => d.Kind == kind && Text(d.Numbers[0]) == printed && (beside is null || d.Numbers.Skip(1).Any(u => Text(u) == beside))).ToList();
        Assert.True(found.Count > 0, $"no {kind} of {printed}");
        return found[0];

        string Text(NumberUse use) => examination.Report.Numbers[use.Number].Number.Text;
    }

    /// <summary>Failures as <c>kind: number printed</c>, in no order.</summary>
    public async Task<IReadOnlyList<string>> FailuresAsync(bool withStatistics)
    {
        var examination = await (withStatistics ? _withStatistics : _alone).Value;
        return [.. examination.Diagnoses.Where(d => d.Verdict == Verdict.Fails)
            .Select(d => $"{d.Kind}: {examination.Report.Numbers[d.Numbers[0].Number].Number.Text}").Order(StringComparer.Ordinal)];
    }
}
