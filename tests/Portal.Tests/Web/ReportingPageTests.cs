using System.Net;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

/// <summary>By the calendar that is shipped, on 15 April 2026: FPT in Quảng Ninh sent nothing for January, February in time, March on the day after it was due.</summary>
public sealed class ReportingPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Matrix = "/reporting?period=2026-04&area=22&months=5";

    // Noon of 11 April 2026 by the host's timeline.
    private const long DayAfterDue = 4668;

    [Fact]
    public async Task Every_standing_has_its_word_and_its_share()
    {
        await SeedAsync();

        var row = RowOf(await host.GetPageAsync("everywhere", Matrix), "FPT Telecom");

        Assert.Equal(
            "– không phải báo cáo ✕ 0% (0/3) còn thiếu 3 ● 100% (3/3) đủ ◐ 100% (3/3) đủ nhưng chậm ○ 0% (0/3) chưa đến hạn",
            PageText.Of(row));
    }

    [Fact]
    public async Task Every_period_has_its_due_day()
    {
        var head = PageText.Of(PageText.Between(await host.GetPageAsync("everywhere", Matrix), "<thead>", "</thead>"));

        Assert.Equal(
            "Đơn vị báo cáo Tháng 12/2025 không có hạn Tháng 1/2026 hạn 10/02/2026 Tháng 2/2026 hạn 10/03/2026 Tháng 3/2026 hạn 10/04/2026 Tháng 4/2026 hạn 10/05/2026",
            head);
    }

    [Fact]
    public async Task A_cell_leads_to_what_is_missing()
    {
        await SeedAsync();
        var row = RowOf(await host.GetPageAsync("everywhere", Matrix), "FPT Telecom");
        var link = PageText.Links(row)[0];
        Assert.EndsWith("#missing", link, StringComparison.Ordinal);

        var section = PageText.Between(await host.GetPageAsync("everywhere", link[..link.IndexOf('#', StringComparison.Ordinal)]), "<section id=\"missing\"", "</section>");

        Assert.Contains("FPT Telecom, tháng 1/2026: còn thiếu 3", PageText.Of(section), StringComparison.Ordinal);
        Assert.Contains("Quảng Ninh 10/02/2026 3/3", PageText.Of(section), StringComparison.Ordinal);
        foreach (var metric in new[] { "revenue.telecom", "subscribers.internet.ftth", "subscribers.internet.xdsl" })
        {
            Assert.Contains(DefaultCatalogue.Instance.Metrics[metric].Name, PageText.Of(section), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Over_a_whole_territory_what_is_missing_is_told_by_province()
    {
        await SeedAsync();

        var section = PageText.Between(await host.GetPageAsync("everywhere", "/reporting?period=2026-03&operator=fpt"), "<section id=\"missing\"", "</section>");

        Assert.Contains("còn thiếu 99", PageText.Of(section), StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", section, StringComparison.Ordinal);
        Assert.Contains(PageText.Links(section), l => l.Contains("area=24%402025-07-01", StringComparison.Ordinal) && l.Contains("operator=fpt", StringComparison.Ordinal));
        Assert.Equal(33, PageText.Links(section).Count);
    }

    [Fact]
    public async Task An_operator_sees_its_own_line_only()
    {
        var page = await host.GetPageAsync("vnpt", "/reporting?period=2026-03");

        Assert.Contains("VNPT", PageText.Between(page, "<tbody>", "</tbody>"), StringComparison.Ordinal);
        Assert.DoesNotContain("Viettel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("FPT", page, StringComparison.Ordinal);
        Assert.Contains("telemetry submit", await host.GetPageAsync("vnpt", "/reporting?period=2026-03&cell=2026-03"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_one_province_sees_nothing_of_another()
    {
        var page = await host.GetPageAsync("reader", "/reporting?period=2026-03");

        Assert.Contains("Lịch báo cáo không yêu cầu số liệu nào", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reminders_stand_on_the_page_and_lead_to_their_file()
    {
        var page = await host.GetPageAsync("everywhere", "/reporting?period=2026-03&area=22&date=2026-04-15&remind=vnpost");
        var section = PageText.Between(page, "<section id=\"reminders\"", "</section>");
        Assert.Contains("Bưu điện Việt Nam tháng 1/2026 10/02/2026 quá hạn 64 ngày 6/6 Quảng Ninh", PageText.Of(section), StringComparison.Ordinal);
        Assert.DoesNotContain("VNPT", PageText.Of(PageText.Between(section, "<tbody>", "</tbody>")), StringComparison.Ordinal);

        using var file = await host.GetAsync("everywhere", PageText.Links(section)[0]);

        Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
        Assert.Contains("vnpost;", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarter_has_what_is_owed_for_quarters()
    {
        var page = await host.GetPageAsync("everywhere", "/reporting?period=2026-Q1&months=3");

        var matrix = PageText.Of(PageText.Between(page, "<table class=\"cards matrix\">", "</table>"));
        Assert.Contains("Quý I/2026 hạn 10/04/2026", matrix, StringComparison.Ordinal);
        Assert.Contains("Sở quản lý BCVT tỉnh Quảng Ninh", matrix, StringComparison.Ordinal);
        Assert.DoesNotContain("VNPT", matrix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_English_too()
    {
        await SeedAsync();
        var page = await host.GetPageAsync("everywhere", Matrix + "&lang=en");

        Assert.Contains("3 missing", RowOf(page, "FPT Telecom"), StringComparison.Ordinal);
        Assert.Contains("64 days overdue", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/reporting", HttpStatusCode.OK)]
    [InlineData("outside", "/reporting", HttpStatusCode.Forbidden)]
    [InlineData("reader", "/reporting?period=2026-03&area=22", HttpStatusCode.Forbidden)]
    [InlineData("vnpt", "/reporting?period=2026-03&operator=viettel", HttpStatusCode.Forbidden)]
    [InlineData("vnpt", "/reporting?period=2026-03&remind=viettel", HttpStatusCode.Forbidden)]
    [InlineData("everywhere", "/reporting?period=2026-13", HttpStatusCode.BadRequest)]
    [InlineData("everywhere", "/reporting?period=2026-03-01", HttpStatusCode.BadRequest)]
    [InlineData("everywhere", "/reporting?months=61", HttpStatusCode.BadRequest)]
    [InlineData("everywhere", "/reporting?months=0", HttpStatusCode.BadRequest)]
    [InlineData("everywhere", "/reporting?operator=nobody", HttpStatusCode.BadRequest)]
    [InlineData("everywhere", "/reporting?operator=fpt&cell=x", HttpStatusCode.BadRequest)]
    [InlineData("everywhere", "/reporting?date=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("everywhere", "/reporting?colour=%3Cb%3E", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_shown_is_refused(string caller, string address, HttpStatusCode status) =>
        Assert.DoesNotContain("<b>", await host.GetPageAsync(caller, address, status), StringComparison.Ordinal);

    private static string RowOf(string page, string source) => PageText.Between(page, $"<th scope=\"row\">{source}</th>", "</tr>");

    private Task SeedAsync() => host.AppendAsync([Patch(8, "2026-02"), Patch(DayAfterDue, "2026-03")], DayAfterDue);

    private static SeriesPatch Patch(long sequence, string period) => new()
    {
        Sequence = sequence,
        Source = "fpt",
        Period = Period.Parse(period),
        Shard = DefaultCatalogue.QuangNinh.Key,
        Areas = [DefaultCatalogue.QuangNinh.Key],
        Columns = [.. new[] { "revenue.telecom", "subscribers.internet.ftth", "subscribers.internet.xdsl" }.Select(m => new SeriesColumn { Metric = m, Decimals = 0, Values = [5] })],
    };
}
