using System.Net;
using System.Text.RegularExpressions;
using Telemetry.Portal.Pages;

namespace Telemetry.Portal.Tests.Web;

public sealed partial class PageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly ComparisonRow Density = new()
    {
        Section = "Bắc Giang, tháng 6/2013",
        Indicator = "density.telephone",
        Area = "24",
        Period = "2013-06",
        AsOf = Seed.FirstReport,
        Step = "lần đầu",
        Published = "116,25",
        Reason = "mẫu số <khác> & \"cũ\"",
    };

    [Fact]
    public async Task The_hosts_figures_stand_beside_the_printed_ones_linked_to_their_passports()
    {
        host.FrontPage.Rows = [Density, Density with { AsOf = null, Step = "sau đính chính" }, Density with { Area = "22", Reason = "bí mật" }];

        var page = await host.GetPageAsync("reader", "/comparison");
        var first = await host.GetPageAsync("reader", "/");
        host.FrontPage.Rows = [];

        Assert.Contains("115,09", page, StringComparison.Ordinal);
        Assert.Contains("117,35", page, StringComparison.Ordinal);
        Assert.Contains("trên 100 dân", page, StringComparison.Ordinal);
        Assert.Contains("mẫu số &lt;khác&gt; &amp; &quot;cũ&quot;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("href=\"/comparison\"", first, StringComparison.Ordinal);
        var link = WebUtility.HtmlDecode(PassportLink().Match(page).Groups[1].Value);
        Assert.Contains("asOf=3", link, StringComparison.Ordinal);
        Assert.Contains("100 × 1.833.673 / 1.593.200 = 115,09", await host.GetPageAsync("reader", link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_hosts_figures_there_is_no_such_page()
    {
        host.FrontPage.Rows = [];

        Assert.Contains("Không có trang này", await host.GetPageAsync("reader", "/comparison", HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.DoesNotContain("/comparison", await host.GetPageAsync("reader", "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passport_shows_formula_sources_receipts_and_ledger_position()
    {
        var page = await host.GetPageAsync("demo", "/passport?indicator=density.telephone&area=24&period=2013-06&operator=all");

        Assert.Contains("<main", page, StringComparison.Ordinal);
        Assert.Contains("100 × 1.869.673 / 1.593.200 = 117,35", page, StringComparison.Ordinal);
        Assert.Contains("100 × Thuê bao điện thoại / Dân số trung bình", page, StringComparison.Ordinal);
        Assert.Contains("Cơ quan thống kê", page, StringComparison.Ordinal);
        Assert.Contains("/api/v1/figures?indicator=density.telephone&amp;area=24%402004-07-08&amp;period=2013-06&amp;operator=all&amp;asOf=7", page, StringComparison.Ordinal);
        Assert.Contains("Bản chạy thử", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_completions_passport_shows_plan_and_what_it_is_based_on()
    {
        var page = await host.GetPageAsync("reader", "/passport?indicator=plan_completion.postal.service_radius&area=24&period=2013-06");

        Assert.Contains("100 × 2,14 / 2,154451 = 99,33", page, StringComparison.Ordinal);
        Assert.Contains("100 × kế hoạch / thực hiện", page, StringComparison.Ordinal);
        Assert.Contains("năm 2015", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/", HttpStatusCode.OK, "Đăng nhập")]
    [InlineData("reader", "/passport?indicator=bts.sites&area=22&period=2014-01", HttpStatusCode.Forbidden, "không thuộc phạm vi")]
    [InlineData("reader", "/passport?indicator=%3Cb%3E&area=24&period=2014-01", HttpStatusCode.BadRequest, "&lt;b&gt;")]
    [InlineData("reader", "/passport?area=24&area=22", HttpStatusCode.BadRequest, "một số liệu")]
    [InlineData("reader", "/nothing/here", HttpStatusCode.NotFound, "Không có trang này")]
    public async Task What_cannot_be_shown_is_a_plain_page(string caller, string address, HttpStatusCode status, string text) =>
        Assert.Contains(text, await host.GetPageAsync(caller, address, status), StringComparison.Ordinal);

    [Theory]
    [InlineData("/passport?indicator=bts.sites&area=22&period=2014-13", "Kỳ (period)", "Kỳ số liệu: ngày 2013-06-30, tháng 2013-06,")]
    [InlineData("/passport?indicator=bts.sites&area=27%402001-01-01&period=2014", "Địa bàn (area)", "Một trong: 27@2004-07-08 (đến 2025-06-30).")]
    [InlineData("/passport?indicator=bts.sites&area=22&period=2014&operator=nobody", "Đơn vị báo cáo (operator)", "ví dụ vnpt")]
    [InlineData("/passport?indicator=bts.sites&area=22&period=2014&asOf=9999", "Theo số liệu đến (asOf)", "Số nguyên từ 0 đến ")]
    [InlineData("/passport?indicator=bts.sites&area=22&period=2014&asOf=1&asOf=2", "Theo số liệu đến (asOf)", "Mỗi tham số chỉ ghi một lần.")]
    [InlineData("/passport?nothing=1", "Tham số nothing", "Một trong: indicator, area, period, operator, boundaries, edition, asOf.")]
    [InlineData("/reporting?months=99", "Số tháng (months)", "Số nguyên từ 1 đến 60.")]
    [InlineData("/findings?severity=bad", "Mức (severity)", "Một trong: info, warning, error.")]
    [InlineData("/findings?limit=0", "Số mục (limit)", "Số nguyên từ 1 đến 500.")]
    [InlineData("/reports/telecom_annex?area=22&period=2014&lang=fr", "Ngôn ngữ (lang)", "Một trong: vi, en.")]
    public async Task What_an_address_should_have_had_is_said_in_Vietnamese(string address, string parameter, string expected)
    {
        var text = PageText.Of(await host.GetPageAsync("everywhere", address, HttpStatusCode.BadRequest)).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);

        Assert.Contains(parameter, text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain(" or ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_address_should_have_had_is_said_in_English_as_the_API_words_it()
    {
        var text = PageText.Of(await host.GetPageAsync("everywhere", "/passport?indicator=bts.sites&area=22&period=x&lang=en", HttpStatusCode.BadRequest));

        Assert.Contains("Parameter period Received x Expected a period: 2013-06-30, 2013-06,", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_language_is_no_part_of_a_print()
    {
        using var style = await host.GetAsync("", StyleLink().Match(await host.GetPageAsync("reader", "/")).Groups[1].Value);

        Assert.Contains(".language, form { display: none !important; }", await style.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_may_be_kept_for_ever()
    {
        var page = await host.GetPageAsync("reader", "/");
        using var style = await host.GetAsync("", StyleLink().Match(page).Groups[1].Value);

        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        Assert.Equal("text/css", style.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", style.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_closes_what_it_opens()
    {
        using var answer = await host.GetAsync("", StyleLink().Match(await host.GetPageAsync("reader", "/reports")).Groups[1].Value);
        var depth = 0;
        foreach (var letter in await answer.Content.ReadAsStringAsync())
        {
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            Assert.InRange(depth, 0, 2);
        }

        Assert.Equal(0, depth);
    }

    [GeneratedRegex("href=\"(/passport[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex PassportLink();

    [GeneratedRegex("href=\"(/assets/[^\"/]+/portal[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex StyleLink();
}
