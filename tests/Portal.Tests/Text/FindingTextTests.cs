using Telemetry.Aggregator.Findings;
using Telemetry.Doctor.Edits;
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

    [Theory]
    [InlineData(Language.Vietnamese, "Trạm BTS dùng chung: 1.860", "Trạm BTS dùng chung, tháng 12/2013: 1.860")]
    [InlineData(Language.English, "1.860", ", December 2013: 1.860")]
    public void A_cell_of_another_period_bears_it(Language language, string same, string other)
    {
        var (words, finding) = (new Words(DefaultCatalogue.Instance, language), Made(CheckRuleKind.JumpHistory));
        var earlier = finding.Cells[0] with { Period = Period.Month(2013, 12) };

        Assert.EndsWith(same, FindingWords.Cell(words, Texts, finding, finding.Cells[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("2014", FindingWords.Cell(words, Texts, finding, finding.Cells[0]), StringComparison.Ordinal);
        Assert.EndsWith(other, FindingWords.Cell(words, Texts, finding, earlier), StringComparison.Ordinal);
    }

    [Fact]
    public void English_for_programs_stays_as_machines_write()
    {
        var finding = Made(CheckRuleKind.AtMost);

        Assert.Contains("2014-01: 1,860, more than", Texts.English(finding), StringComparison.Ordinal);
        Assert.Contains("January 2014: 1.860, more than", Texts.EnglishOfPage(finding), StringComparison.Ordinal);
    }

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
