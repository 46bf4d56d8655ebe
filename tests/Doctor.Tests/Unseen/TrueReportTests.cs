using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>Right reports raise no alarm; one figure changed is found, with the edit that was undone.</summary>
public sealed class TrueReportTests
{
    public static TheoryData<string> Names => [.. TrueReports.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_right_report_raises_no_alarm_and_something_in_it_holds(string name)
    {
        var report = await UnseenReport.ExamineAsync(TrueReports.All[name]);

        Assert.Empty(report.Failures);
        Assert.Contains(report.Diagnoses, d => d.Verdict == Verdict.Holds);
    }

    [Theory]
    [InlineData("DistrictQuarter", "tăng 8,6%", "tăng 6,8%", "GrowthAndBase: 6,8, 6,8 → 8,6")]
    [InlineData("MarketShare", "318.200", "381.200", "TableTotal: 1.174.000, 381.200 → 318.200")]
    [InlineData("Targets", "2,10 | 104,8", "2,10 | 95,5", "CompletionAndPlan: 95,5")]
    [InlineData("Targets", "1.402 | 103,9", "1.402 | 109,3", "CompletionAndPlan: 109,3, 109,3 → 103,9")]
    [InlineData("EnglishSeparators", "81,387", "81,378", "TableTotal: 81,378, 81,378 → 81,387")]
    [InlineData("InTurn", "1.048,2", "1.084,2", "TotalAndParts: 1.100,5, 1.084,2 → 1.048,2")]
    [InlineData("HalfYear", "706,14", "760,14", "TotalAndParts: 760,14, 760,14 → 706,14")]
    [InlineData("HalfYear", "bằng 48,0%", "bằng 40,8%", "CompletionAndPlan: 40,8, 40,8 → 48,0")]
    [InlineData("HalfYear", "tăng 85 trạm", "tăng 58 trạm", "GrowthAndBase: 1.240, 58 → 85")]
    [InlineData("Densities", "(mật độ 104", "(mật độ 140", "RatioAndBase: 140, 140 → 104")]
    [InlineData("MixedUnits", "viễn thông 1.188.200", "viễn thông 1.118.200", "TotalAndParts: 1.284,6, 1.118.200 → 1.188.200")]
    [InlineData("MixedUnits", "96.400 | 7,1", "96.400 | 1,7", "GrowthAndBase: 1,7, 1,7 → 7,1")]
    public async Task One_figure_changed_is_found(string name, string right, string wrong, string failure)
    {
        Assert.Contains(right, TrueReports.All[name], StringComparison.Ordinal);

        var report = await UnseenReport.ExamineAsync(TrueReports.All[name].Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(failure, report.Failures);
    }
}
