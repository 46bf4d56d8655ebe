using Telemetry.Aggregator.Findings;
using Telemetry.Aggregator.Findings.Edits;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Text;

public sealed class FindingTextTests
{
    private static readonly FindingText Texts = new(DefaultCatalogue.Instance);

    [Fact]
    public void Every_kind_has_a_sentence_of_its_own_in_both_languages()
    {
        var findings = Enum.GetValues<CheckRuleKind>().Select(k => Made(k)).ToList();

        Assert.Equal(findings.Count, findings.Select(Texts.Vietnamese).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(findings.Count, findings.Select(Texts.English).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_slip_has_words_of_its_own()
    {
        var edits = Enum.GetValues<EditClass>().Select(c => new FindingEdit(0, 1, 2, c)).ToList();

        Assert.Equal(edits.Count, edits.Select(FindingText.Vietnamese).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(edits.Count, edits.Select(FindingText.English).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(CheckRuleKind.AtMost, "“Trạm BTS dùng chung” của VNPT tại Quảng Ninh, tháng 1/2014: 1.860, nhiều hơn “Trạm BTS” (838).")]
    [InlineData(CheckRuleKind.JumpHistory, "“Trạm BTS dùng chung” của VNPT tại Quảng Ninh, tháng 1/2014: 1.860, khác hẳn các kỳ trước (theo các kỳ đó thì khoảng 838).")]
    [InlineData(CheckRuleKind.Repeated, "“Trạm BTS dùng chung” của VNPT tại Quảng Ninh, tháng 1/2014: 1.860 không đổi trong 2 kỳ liền.")]
    public void A_clerk_reads_what_is_wrong(CheckRuleKind kind, string sentence) => Assert.Equal(sentence, Texts.Vietnamese(Made(kind)));

    [Fact]
    public void A_summary_counts_what_is_not_listed() => Assert.Equal(
        "Quy tắc “Trạm dùng chung không nhiều hơn tổng số trạm”: còn 1.204 trường hợp nữa tại Quảng Ninh, tháng 1/2014, không liệt kê từng trường hợp.",
        Texts.Vietnamese(Made(CheckRuleKind.AtMost) with { Item = "", Cells = [], Count = 1204 }));

    private static Finding Made(CheckRuleKind kind)
    {
        var (area, period) = (DefaultCatalogue.QuangNinh.Key, Period.Month(2014, 1));
        return new Finding
        {
            Rule = "bts.shared",
            Kind = kind,
            Severity = CheckSeverity.Error,
            Source = "vnpt",
            Item = "bts.sites_shared",
            Area = area,
            Period = period,
            Cells = [new FindingCell("vnpt", "bts.sites_shared", area, period, 1860, 4), new FindingCell("vnpt", "bts.sites", area, period, 838, 4)],
            Actual = 1860,
            Expected = 838,
            Count = 2,
        };
    }
}
