using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Pages.Passports;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Web;

public sealed partial class PassportTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Question = "indicator=density.telephone&area=24&period=2013-06";
    private const string Density = "/passport?" + Question;

    [Fact]
    public async Task A_correction_is_told_with_its_reason_and_the_value_before_and_after()
    {
        var page = await host.GetPageAsync("reader", Density);

        var change = ChangeOf(page, "115,09 → 117,35");
        Assert.Contains("05/07/2013 12:00", change, StringComparison.Ordinal);
        Assert.Contains("Sở quản lý BCVT tỉnh Bắc Giang gửi số liệu tháng 6/2013", change, StringComparison.Ordinal);
        Assert.Contains("<q>đảo hai chữ số &lt;img src=x&gt; &amp; &quot;1.759.720&quot;</q>", change, StringComparison.Ordinal);
        Assert.Contains("Tử số, Thuê bao điện thoại: 1.833.673 → 1.869.673", change, StringComparison.Ordinal);
        Assert.DoesNotContain("Mẫu số", change, StringComparison.Ordinal);
        Assert.Contains("href=\"/receipts/5\"", change, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);

        var first = ChangeOf(page, "không có số liệu → 115,09");
        Assert.Contains("lần đầu có số", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/receipts/3\"", first, StringComparison.Ordinal);
        Assert.True(page.IndexOf(change, StringComparison.Ordinal) < page.IndexOf(first, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_denominator_is_told_as_the_cause()
    {
        // Hai Duong is no other test's.
        var unit = DefaultCatalogue.Unit("30@2004-07-08").Key;
        await host.SubmitAsync([Seed.Patch(8, "gso", "2012", unit, ("population.average", 0, 1_700_000))]);
        await host.SubmitAsync([Seed.Patch(9, "so-hai-duong", "2013-06", unit, ("subscribers.telephone", 0, 1_700_000))]);
        await host.SubmitAsync([Seed.Patch(10, "gso", "2013", unit, ("population.average", 0, 1_750_000))], "số chính thức");

        var page = await host.GetPageAsync("everywhere", "/passport?indicator=density.telephone&area=30&period=2013-06");

        var change = ChangeOf(page, "100,00 → 97,14");
        Assert.Contains("Mẫu số, Dân số trung bình: 1.700.000 → 1.750.000 (số liệu năm 2012 → năm 2013)", change, StringComparison.Ordinal);
        Assert.Contains("<q>số chính thức</q>", change, StringComparison.Ordinal);
        Assert.DoesNotContain("Tử số", change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_has_every_change_that_asking_at_each_position_shows()
    {
        foreach (var item in new[] { "density.telephone", "subscribers.mobile", "plan_completion.density.telephone", "postal.service_radius" })
        {
            var states = new List<string>();
            for (var position = 0; position <= Seed.Last; position++)
            {
                var asked = await host.GetJsonAsync("reader", $"/api/v1/figures?indicator={item}&area=24@2004-07-08&period=2013-06&asOf={position}");
                states.Add(StateOf(asked.GetProperty("figures")[0]));
            }

            var history = await host.GetJsonAsync("reader", $"/api/v1/figures/history?indicator={item}&area=24@2004-07-08&period=2013-06&asOf={Seed.Last}");
            var told = history.GetProperty("changes").EnumerateArray().Select(c => (c.GetProperty("sequence").GetInt32(), StateOf(c.GetProperty("before")), StateOf(c.GetProperty("after"))));
            var expected = Enumerable.Range(1, (int)Seed.Last).Where(p => states[p] != states[p - 1]).Select(p => (p, states[p - 1], states[p])).Reverse();

            Assert.True(history.GetProperty("isWhole").GetBoolean());
            Assert.All(history.GetProperty("changes").EnumerateArray(), c => Assert.False(c.TryGetProperty("submissionId", out _)));
            Assert.Equal(expected, told.Where(c => c.Item2 != c.Item3));
        }

        static string StateOf(JsonElement figure) => figure.GetProperty("exact").GetRawText() + figure.GetProperty("status").GetString();
    }

    [Fact]
    public async Task As_known_on_a_day_the_old_value_stands_there_and_the_page_says_so()
    {
        var then = await host.GetPageAsync("reader", Density + "&asOf=2013-07-04");
        var now = await host.GetPageAsync("reader", Density);

        Assert.Contains("<p class=\"figure\">115,09", then, StringComparison.Ordinal);
        Assert.Contains("Đang xem số liệu như đã biết", then, StringComparison.Ordinal);
        Assert.Contains("Nay số này đã khác: 115,09 → 117,35", then, StringComparison.Ordinal);
        Assert.Contains("href=\"/passport?indicator=density.telephone&amp;area=24%402004-07-08&amp;period=2013-06&amp;operator=all\"", then, StringComparison.Ordinal);
        Assert.DoesNotContain("117,35</strong>", then[then.IndexOf("history-heading", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("Đang xem số liệu như đã biết", now, StringComparison.Ordinal);
        Assert.Contains("type=\"date\" name=\"asOf\"", now, StringComparison.Ordinal);

        var same = await host.GetPageAsync("reader", Density + "&asOf=5");
        Assert.Contains("Từ đó đến nay số này không đổi", same, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_for_a_report_is_there_in_both_languages()
    {
        Assert.Equal(
            "Mật độ điện thoại của Bắc Giang tháng 6/2013: 117,35 thuê bao/100 dân (1.869.673 thuê bao / 1.593.200 người, năm 2013; " +
            "nguồn: Sở quản lý BCVT tỉnh Bắc Giang, Cơ quan thống kê; số liệu đến ngày 07/07/2013; biên nhận số 1, 3, 5).",
            Citation(await host.GetPageAsync("reader", Density + "&asOf=7")));
        Assert.Equal(
            "Telephone density of Bac Giang, June 2013: 117,35 subscriptions per 100 people (1.869.673 subscriptions / 1.593.200 people, 2013; " +
            "sources: Department for post and telecom of Bac Giang Province, Statistics office; as known on 07/07/2013; receipts 1, 3, 5).",
            Citation(await host.GetPageAsync("reader", Density + "&asOf=7&lang=en")));
        Assert.Contains("không có số liệu (Chưa có báo cáo", Citation(await host.GetPageAsync("reader", "/passport?indicator=bts.sites&area=24&period=2013-06")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Vietnamese, 2, "gmobile", "2/2 ô số liệu (chỉ tính các nguồn đã báo cáo) Chưa báo cáo Gmobile")]
    [InlineData(Language.English, 2, "gmobile", "2/2 cells (only of the sources that reported) Not reported by Gmobile")]
    [InlineData(Language.Vietnamese, 0, "gmobile", "0/2 ô số liệu Chưa báo cáo Gmobile")]
    [InlineData(Language.Vietnamese, 2, null, "2/2 ô số liệu")]
    public async Task Coverage_says_that_it_is_of_those_who_reported_where_others_are_missing(Language language, int reported, string? missing, string said)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        var operand = new Operand
        {
            Metric = DefaultCatalogue.Instance.Metrics["subscribers.mobile"],
            Value = 1000,
            Period = Period.Month(2014, 1),
            PeriodUsed = Period.Month(2014, 1),
            How = Provenance.Explicit,
            Reported = reported,
            Expected = 2,
            MissingOperators = missing is null ? [] : [new MissingOperator(missing, null, [])],
        };

        var part = await PageAnswer.RenderAsync<OperandSection>(
            services,
            new PageView { Words = new Words(DefaultCatalogue.Instance, language) },
            new(StringComparer.Ordinal) { [nameof(OperandSection.Heading)] = "Số", [nameof(OperandSection.Operand)] = operand, [nameof(OperandSection.Form)] = FigureForm.Full });

        Assert.EndsWith(said, PageText.Of(part), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_are_links()
    {
        var page = await host.GetPageAsync("reader", Density);

        Assert.All([1, 3, 5], sequence => Assert.Contains($"<a href=\"/receipts/{sequence}\">{sequence}</a>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_English_nothing_is_left_in_Vietnamese_but_names()
    {
        string[] addresses = [Density, "/passport?indicator=plan_completion.postal.service_radius&area=24&period=2013-06", "/passport?indicator=bts.sites&area=24&period=2013-06", "/receipts/5", "/receipts/6", "/nothing"];
        foreach (var address in addresses)
        {
            using var response = await host.GetAsync("reader", address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en", "text/html");
            var page = await response.Content.ReadAsStringAsync();

            Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
            var text = WebUtility.HtmlDecode(Quoted().Replace(page, "")).Replace("Tiếng Việt", "", StringComparison.Ordinal).Replace("BKHĐT", "", StringComparison.Ordinal);
            Assert.DoesNotMatch("[ăâđêôơưĂÂĐÊÔƠƯ\\u1EA0-\\u1EF9]", text);
        }
    }

    [Fact]
    public async Task A_total_for_readers_outside_has_neither_history_nor_receipts()
    {
        var page = await host.GetPageAsync("vnpt", "/passport?indicator=subscribers.mobile&area=22&period=2014-01");

        Assert.DoesNotContain("/receipts/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("đã thay đổi thế nào", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"asOf\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("biên nhận số", Citation(page), StringComparison.Ordinal);

        var refusal = await host.GetJsonAsync("vnpt", "/api/v1/figures/history?indicator=subscribers.mobile&area=22&period=2014-01", HttpStatusCode.Forbidden);
        Assert.Equal("urn:telemetry:problem:others-figures", refusal.GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_operator_is_told_its_own_entries_and_no_others()
    {
        var own = await host.GetJsonAsync("vnpt", "/api/v1/figures/history?indicator=subscribers.mobile&area=22&period=2014-01&operator=vnpt");

        Assert.Equal("vnpt", own.GetProperty("changes")[0].GetProperty("source").GetProperty("code").GetString());
        Assert.Contains("href=\"/receipts/6\"", await host.GetPageAsync("vnpt", "/passport?indicator=subscribers.mobile&area=22&period=2014-01&operator=vnpt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader", "indicator=bts.sites&area=22&period=2014-01", HttpStatusCode.Forbidden)]
    [InlineData("", Question, HttpStatusCode.Unauthorized)]
    [InlineData("reader", "indicator=bts.sites&indicator=bts.sites&area=24&period=2013-06", HttpStatusCode.BadRequest)]
    public async Task A_history_is_refused_like_its_figure(string caller, string question, HttpStatusCode status) =>
        await host.GetJsonAsync(caller, "/api/v1/figures/history?" + question, status);

    [Fact]
    public async Task The_countrys_history_is_told_to_whoever_asks_for_it()
    {
        var page = await host.GetPageAsync("everywhere", "/passport?indicator=subscribers.mobile&area=VN&period=2014-01");
        Assert.Contains("href=\"/passport/history?indicator=subscribers.mobile&amp;area=VN", page, StringComparison.Ordinal);

        var asked = await host.GetPageAsync("everywhere", "/passport/history?indicator=subscribers.mobile&area=VN&period=2014-01");
        Assert.Contains("<strong>300 → 1.000</strong>", asked, StringComparison.Ordinal);
    }

    private static string Citation(string page) => WebUtility.HtmlDecode(Textarea().Match(page).Groups[1].Value);

    private static string ChangeOf(string page, string values)
    {
        var at = page.IndexOf($"<strong>{values}</strong>", StringComparison.Ordinal);
        Assert.True(at >= 0, page);
        var start = page.LastIndexOf("<li>", at, StringComparison.Ordinal);
        return page[start..page.IndexOf("</ul>", at, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<textarea[^>]*>([^<]*)</textarea>", RegexOptions.None, 1000)]
    private static partial Regex Textarea();

    [GeneratedRegex("<q>[^<]*</q>", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
