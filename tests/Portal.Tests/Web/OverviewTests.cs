using System.Net;
using System.Text.RegularExpressions;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

public sealed partial class OverviewTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string BacGiang = "/?area=24&period=2013-06";

    [Fact]
    public async Task A_key_figure_stands_beside_last_month_last_year_and_the_plan_each_with_its_own_passport()
    {
        await AppendAsync();
        var card = Card(await host.GetPageAsync("reader", BacGiang), "Mật độ điện thoại");

        Assert.Contains("trên 100 dân", card, StringComparison.Ordinal);
        Assert.Contains("So với tháng 5/2013: ▲ tăng 6,06, tốt hơn so với 111,29 (+5,45%)", card, StringComparison.Ordinal);
        Assert.Contains("So với cùng kỳ (tháng 6/2012): ▲ tăng 11,65, tốt hơn so với 105,70 (+11,03%)", card, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch năm 2015: kế hoạch 113,80; hoàn thành 103,12% – đạt", card, StringComparison.Ordinal);
        foreach (var (text, passport) in new[]
        {
            ("117,35", "100 × 1.869.673 / 1.593.200 = 117,35"),
            ("111,29", "100 × 1.773.000 / 1.593.200 = 111,29"),
            ("105,70", "100 × 1.670.000 / 1.580.000 = 105,70"),
            ("+11,03%", "11,03"),
            ("113,80", "Kế hoạch: Mật độ điện thoại"),
            ("103,12%", "100 × 117,353314 / 113,8 = 103,12"),
        })
        {
            Assert.Contains(passport, await host.GetPageAsync("reader", Link(card, text)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_radius_less_is_better_and_its_plan_is_judged_that_way_round()
    {
        var card = Card(await host.GetPageAsync("reader", BacGiang), "Bán kính phục vụ");

        Assert.Contains("2,154", card, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch năm 2015: kế hoạch 2,140; hoàn thành 99,33% – chưa đạt", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirteen_months_are_a_line_that_is_also_said_in_words()
    {
        await AppendAsync();
        var page = await host.GetPageAsync("reader", BacGiang);

        Assert.Contains("Từ tháng 6/2012 đến tháng 6/2013: thấp nhất 105,70 (tháng 6/2012), cao nhất 117,35 (tháng 6/2013), có số liệu 3/13 kỳ.", page, StringComparison.Ordinal);
        Assert.Contains("<polyline points=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_units_merged_earlier_months_are_of_the_same_land_and_the_page_says_so()
    {
        await AppendAsync();
        var page = await host.GetPageAsync("everywhere", "/?area=24&period=2025-07");

        Assert.Contains("Tổng quan: Bắc Ninh, tháng 7/2025", page, StringComparison.Ordinal);
        Assert.Contains("trên địa giới ngày 31/07/2025, từ: Bắc Giang (đến 30/06/2025), Bắc Ninh (đến 30/06/2025).", page, StringComparison.Ordinal);
        var card = Card(page, "Trạm BTS");
        Assert.Contains("So với tháng 6/2025: ▲ tăng 10 so với 150", card, StringComparison.Ordinal);
        Assert.Contains("boundaries=2025-07-31", Link(card, "150"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_is_no_more_is_shown_as_it_was()
    {
        await AppendAsync();

        Assert.Contains("Tổng quan: Bắc Giang, tháng 6/2025", await host.GetPageAsync("reader", "/?area=24%402004-07-08"), StringComparison.Ordinal);
        Assert.Contains("Kỳ này chưa có số liệu nào", await host.GetPageAsync("reader", "/?area=24%402004-07-08&period=2025-07"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10")]
    [InlineData("2025-07")]
    public async Task A_unit_that_had_ended_names_its_successor_and_tells_of_no_figures_on_its_boundaries(string period)
    {
        await AppendAsync();
        var address = "/?area=24%402004-07-08&period=" + period;
        var page = await host.GetPageAsync("everywhere", address);

        Assert.Contains($"Đơn vị này không còn từ 01/07/2025; nay thuộc <a href=\"/?period={period}&amp;area=24%402025-07-01\">Bắc Ninh</a>.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Địa giới đã thay đổi", page, StringComparison.Ordinal);
        Assert.Contains("This unit has not existed since 01/07/2025; now part of <a", await host.GetPageAsync("everywhere", address + "&lang=en"), StringComparison.Ordinal);
        Assert.Contains("nay thuộc Bắc Ninh.", await host.GetPageAsync("reader", address), StringComparison.Ordinal);
        Assert.DoesNotContain("không còn từ", await host.GetPageAsync("everywhere", "/?area=24%402004-07-08&period=2025-06"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_the_latest_month_of_the_callers_own_is_shown()
    {
        Assert.Contains("Tổng quan: Quảng Ninh, tháng 1/2014", await host.GetPageAsync("vnpt", "/"), StringComparison.Ordinal);
        Assert.Contains("Tổng quan: Bắc Giang, tháng 6/2013", await host.GetPageAsync("reader", "/?period=2013-06"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_country_is_compared_for_those_who_may_read_it_alone()
    {
        await AppendAsync();

        Assert.Contains("Cả nước: 12", Card(await host.GetPageAsync("everywhere", "/?area=22&period=2014-01"), "Trạm BTS"), StringComparison.Ordinal);
        foreach (var caller in new[] { "reader", "publisher" })
        {
            var page = await host.GetPageAsync(caller, BacGiang);
            Assert.DoesNotContain("Cả nước", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_countrys_figure_of_a_few_provinces_says_of_how_many_and_is_compared_with_nothing()
    {
        await AppendAsync();

        var old = Card(await host.GetPageAsync("everywhere", "/?area=22&period=2014-01"), "Trạm BTS");
        Assert.Contains("Cả nước: 12 (số liệu của 1/63 tỉnh)", old, StringComparison.Ordinal);
        Assert.DoesNotContain("ở đây", old, StringComparison.Ordinal);
        Assert.Contains("160 (số liệu của 1/34 tỉnh)", Card(await host.GetPageAsync("everywhere", "/?area=24&period=2025-07"), "Trạm BTS"), StringComparison.Ordinal);
        Assert.Contains("150 (số liệu của 2/63 tỉnh)", Card(await host.GetPageAsync("everywhere", "/?area=24%402004-07-08&period=2025-06"), "Trạm BTS"), StringComparison.Ordinal);
        Assert.Contains("12 (figures of 1 of 63 provinces)", Card(await host.GetPageAsync("everywhere", "/?area=22&period=2014-01&lang=en"), "BTS sites"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_countrys_figure_of_all_provinces_or_reported_as_such_is_compared()
    {
        var whole = new PortalHost();
        try
        {
            await whole.InitializeAsync();
            await whole.AppendAsync(
            [
                .. DefaultCatalogue.Instance.Areas.Where(a => a.Level == AreaLevel.Province && a.ValidTo is null).Select(a => Patch("viettel", "2025-09", a, ("bts.sites", 10))),
                Patch("viettel", "2025-08", DefaultCatalogue.Instance.Country, ("bts.sites", 5_000)),
                Patch("viettel", "2025-08", DefaultCatalogue.QuangNinh, ("bts.sites", 100)),
            ],
            Seed.Last + 1);

            Assert.Contains("Cả nước: 340; ở đây 2,9%", Card(await whole.GetPageAsync("everywhere", "/?area=22&period=2025-09"), "Trạm BTS"), StringComparison.Ordinal);
            Assert.Contains("Cả nước: 5.000; ở đây 2,0%", Card(await whole.GetPageAsync("everywhere", "/?area=22&period=2025-08"), "Trạm BTS"), StringComparison.Ordinal);
        }
        finally
        {
            await whole.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_operator_sees_its_own_figures_and_who_else_reports_nowhere()
    {
        var page = await host.GetPageAsync("vnpt", "/?area=22&period=2014-01");

        Assert.Contains("Chỉ số liệu của VNPT", page, StringComparison.Ordinal);
        Assert.Contains("operator=vnpt", Link(Card(page, "Trạm BTS"), "12"), StringComparison.Ordinal);
        Assert.DoesNotContain("operator=all", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Viettel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cả nước", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_outside_sees_totals_in_their_form_and_neither_senders_nor_findings()
    {
        var page = await host.GetPageAsync("outside", "/?area=22&period=2014-01");

        Assert.Contains("Tổng quan: Quảng Ninh, tháng 1/2014", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>Tình hình báo cáo</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>Cảnh báo số liệu đang mở</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("VNPT", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_findings_are_counted_by_severity_and_lead_to_their_list()
    {
        var page = await host.GetPageAsync("reader", BacGiang);

        Assert.Matches("href=\"/findings\\?period=2013-06&amp;area=24%402004-07-08&amp;state=open&amp;severity=error\">sai: [1-9]", page);
        Assert.Contains("<span class=\"severity error\">sai</span>", await host.GetPageAsync("reader", "/findings?period=2013-06&area=24%402004-07-08&state=open&severity=error"), StringComparison.Ordinal);
        Assert.Contains("Không có cảnh báo nào đang mở.", await host.GetPageAsync("reader", "/?area=24&period=2013-05"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_reported_is_named()
    {
        var page = await host.GetPageAsync("everywhere", "/?area=22&period=2026-02");

        Assert.Matches("[0-9]+/[0-9]+ nguồn đã báo cáo đủ; [1-9][0-9]* nguồn quá hạn mà còn thiếu", page);
        Assert.Contains("href=\"/reporting?period=2026-02&amp;area=22%402004-07-08\"", page, StringComparison.Ordinal);
        Assert.Matches("Viettel[^:<]*: <span class=\"missing\">chưa báo cáo, đã quá hạn</span>", page);

        // All of the country's departments owe something.
        var country = await host.GetPageAsync("everywhere", "/?area=VN&period=2026-02");
        Assert.Equal(13, Senders().Match(country).Value.Split("<li>").Length - 1);
        Assert.Matches("<a href=\"/reporting\\?period=2026-02&amp;area=VN[^\"]*\">và [1-9][0-9]* nguồn nữa</a>", country);
    }

    [Theory]
    [InlineData("reader", "/?area=22&period=2014-01", HttpStatusCode.Forbidden, "không thuộc phạm vi")]
    [InlineData("reader", "/?area=22", HttpStatusCode.Forbidden, "không thuộc phạm vi")]
    [InlineData("reader", "/?area=%3Cb%3E&period=2013-06", HttpStatusCode.BadRequest, "&lt;b&gt;")]
    [InlineData("reader", "/?area=24&period=June", HttpStatusCode.BadRequest, "June")]
    [InlineData("reader", "/?area=24&area=22", HttpStatusCode.BadRequest, "22")]
    [InlineData("reader", "/?colour=red", HttpStatusCode.BadRequest, "Một trong: area, period.")]
    [InlineData("", "/", HttpStatusCode.OK, "<h1>Đăng nhập</h1>")]
    public async Task What_cannot_be_shown_is_a_plain_page_that_tells_nothing_of_others(string caller, string address, HttpStatusCode status, string text)
    {
        var page = await host.GetPageAsync(caller, address, status);

        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_has_come_yet_the_page_says_what_to_do_next()
    {
        var page = await host.GetPageAsync("elsewhere", "/");

        Assert.Contains("Chưa có số liệu nào", page, StringComparison.Ordinal);
        Assert.Contains("Việc cần làm tiếp", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_there_in_English()
    {
        await AppendAsync();
        var page = await host.GetPageAsync("reader", BacGiang + "&lang=en");

        // The client keeps the language as a browser does; other tests read Vietnamese.
        await host.GetPageAsync("reader", "/?lang=vi");

        Assert.Contains("Overview: Bac Giang, June 2013", page, StringComparison.Ordinal);
        Assert.Contains("Against May 2013: ▲ up 6,06, better from 111,29 (+5,45%)", Card(page, "Telephone density"), StringComparison.Ordinal);
        Assert.Contains("Plan of 2015: plan 113,80; completion 103,12% – reached", Card(page, "Telephone density"), StringComparison.Ordinal);
        Assert.DoesNotContain("tháng", page, StringComparison.Ordinal);
    }

    private Task AppendAsync() => host.AppendAsync(
    [
        Patch("gso", "2012", DefaultCatalogue.BacGiang, ("population.average", 1_580_000)),
        Patch("so-bac-giang", "2012-06", DefaultCatalogue.BacGiang, ("subscribers.fixed", 70_000), ("subscribers.mobile", 1_600_000)),
        Patch("so-bac-giang", "2013-05", DefaultCatalogue.BacGiang, ("subscribers.fixed", 73_000), ("subscribers.mobile", 1_700_000)),
        Patch("vnpt", "2025-06", DefaultCatalogue.BacGiang, ("bts.sites", 100)),
        Patch("vnpt", "2025-06", DefaultCatalogue.Unit("27@2004-07-08"), ("bts.sites", 50)),
        Patch("vnpt", "2025-07", DefaultCatalogue.BacNinhNow, ("bts.sites", 160)),
    ],
    Seed.Last + 1);

    private static SeriesPatch Patch(string source, string period, Area province, params (string Metric, long Value)[] cells) => new()
    {
        Sequence = Seed.Last + 1,
        Source = source,
        Period = Period.Parse(period),
        Shard = province.Key,
        Areas = [province.Key],
        Columns = [.. cells.Select(c => new SeriesColumn { Metric = c.Metric, Decimals = 0, Values = [c.Value] })],
    };

    // The card whose heading starts so: its text as it is read, then its links.
    private static string Card(string page, string heading)
    {
        var start = page.IndexOf($"<h3>{heading}", StringComparison.Ordinal);
        Assert.True(start >= 0, page);
        var card = page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
        var text = Spaces().Replace(Tags().Replace(card.Replace("</dt>", ": ", StringComparison.Ordinal), ""), " ").Replace(" :", ":", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(text) + string.Concat(Links().Matches(card).Select(m => m.Value));
    }

    private static string Link(string card, string text)
    {
        var link = Links().Matches(card).First(m => WebUtility.HtmlDecode(m.Groups[2].Value) == text);
        return WebUtility.HtmlDecode(link.Groups[1].Value);
    }

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"[^>]*>([^<]*)</a>", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<ul class=\"senders\">.*?</ul>", RegexOptions.Singleline, 1000)]
    private static partial Regex Senders();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
