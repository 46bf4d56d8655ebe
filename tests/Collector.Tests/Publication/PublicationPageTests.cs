using System.Net;
using System.Text.RegularExpressions;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Publication;

/// <summary>Publishing and restating by hand, on pages.</summary>
public sealed partial class PublicationPageTests
{
    private const string Page = "/publication/24@2004-07-08/2013-06";
    private const string Passport = "/passport?indicator=subscribers.mobile&area=24&period=2013-06";

    [Fact]
    public async Task A_month_is_published_restated_and_approved_on_its_page()
    {
        await using var collector = await TestCollector.StartAsync();
        var (first, second) = (collector.Key(CredentialRole.Publisher, null, [Editions.Province]), collector.Key(CredentialRole.Publisher, null, []));
        await collector.ReportAsync(1_000_000);
        Assert.Contains("Số liệu tạm thời.", await PageAsync(collector, first, Passport), StringComparison.Ordinal);
        var page = await PageAsync(collector, first);
        Assert.Contains("<button type=\"submit\">Công bố</button>", page, StringComparison.Ordinal);
        Assert.Contains("Lịch báo cáo không yêu cầu gì cho kỳ này", page, StringComparison.Ordinal);
        Assert.Contains("tạm thời", await PageAsync(collector, first, "/publication?period=2013-06"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await collector.PostFormAsync(Page + "/publish", first, ("base", "0"))).Status);

        page = await PageAsync(collector, first);
        Assert.Contains("Số liệu chính thức, lần công bố 1, ", page, StringComparison.Ordinal);
        Assert.Matches(Hash(), page);
        Assert.Contains("Số liệu chính thức, lần công bố 1, ", await PageAsync(collector, first, Passport), StringComparison.Ordinal);
        Assert.Contains("chính thức, lần 1", await PageAsync(collector, first, "/publication?period=2013-06"), StringComparison.Ordinal);
        Assert.Contains("lần công bố 1", await PageAsync(collector, first, "/reports/telecom_annex?area=24&period=2013-06"), StringComparison.Ordinal);

        await collector.ReportAsync(1_500_000);
        Assert.Contains("1.500.000", await PageAsync(collector, first, Passport), StringComparison.Ordinal);
        var wordless = await collector.PostFormAsync(Page + "/publish", first, ("base", "1"), ("reasonCode", "lateReport"));
        Assert.Equal(HttpStatusCode.BadRequest, wordless.Status);
        Assert.Contains("Cần chọn loại lý do", wordless.Text, StringComparison.Ordinal);
        var stale = await collector.PostFormAsync(Page + "/publish", first, ("base", "0"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Đã có người công bố trước.", stale.Text, StringComparison.Ordinal);
        Assert.Contains("1.500.000", await PageAsync(collector, first, Page + "?compare=now"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await collector.PostFormAsync(
            Page + "/publish", first, ("base", "1"), ("reasonCode", "lateReport"), ("reason", "Báo cáo <b>muộn</b>\r\ncủa doanh nghiệp"))).Status);

        page = await PageAsync(collector, first);
        Assert.Contains("Đính chính chờ người thứ hai", page, StringComparison.Ordinal);
        Assert.Contains("Người đề nghị không tự duyệt được", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;muộn&lt;/b&gt; của doanh nghiệp", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>muộn", page, StringComparison.Ordinal);
        var proposal = Proposal().Match(await PageAsync(collector, second)).Groups[1].Value;
        Assert.Equal(HttpStatusCode.Forbidden, (await collector.PostFormAsync(Page + "/approve", first, ("proposal", proposal))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await collector.PostFormAsync(Page + "/approve", second, ("proposal", proposal))).Status);

        Assert.Contains("lần công bố 2, ", await PageAsync(collector, first, Passport), StringComparison.Ordinal);
        Assert.Contains("(đính chính: báo cáo đến muộn – Báo cáo &lt;b&gt;muộn&lt;/b&gt; của doanh nghiệp)", await PageAsync(collector, first, Passport), StringComparison.Ordinal);
        Assert.Contains("So sánh lần công bố 1 và 2", await PageAsync(collector, second, Page + "?compare=2"), StringComparison.Ordinal);
        Assert.Contains("Edition 2 and what is known now compared", await PageAsync(collector, second, Page + "?compare=now&lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_no_forms_and_somebody_outside_no_more_than_that_it_is_published()
    {
        await using var collector = await TestCollector.StartAsync();
        await collector.ReportAsync(1_000_000);
        await collector.PublishAsync(collector.Key(CredentialRole.Publisher, null, []));
        var reader = await PageAsync(collector, collector.Key(CredentialRole.Reader, null, [Editions.Province]));
        var outside = await PageAsync(collector, collector.Key(CredentialRole.Public, null, []));

        Assert.All(new[] { reader, outside }, p => Assert.DoesNotContain("/publish\"", p, StringComparison.Ordinal));
        Assert.Contains("figures.csv", reader, StringComparison.Ordinal);
        Assert.DoesNotContain("figures.csv", outside, StringComparison.Ordinal);
        Assert.Contains("outside.csv", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("Trước khi công bố", outside, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await collector.PostFormAsync(Page + "/publish", collector.Key(CredentialRole.Reader, null, []), ("base", "1"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await collector.PostFormAsync(Page + "/publish", "", ("base", "1"))).Status);
    }

    private static async Task<string> PageAsync(TestCollector collector, string key, string path = Page)
    {
        var (status, text) = await collector.GetAsync(path, key);
        Assert.True(status == HttpStatusCode.OK, text);
        return text;
    }

    [GeneratedRegex("<code>[0-9a-f]{64}</code>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex("name=\"proposal\" value=\"([0-9]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Proposal();
}
