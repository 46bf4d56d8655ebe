using System.Net;
using System.Text.RegularExpressions;

namespace Telemetry.Portal.Tests.Web;

public sealed partial class IndicatorsPageTests(PortalHost host) : IClassFixture<PortalHost>, IAsyncLifetime
{
    private const string Districts = "/indicators?indicator=density.mobile&area=22&period=2014-01";

    public async ValueTask InitializeAsync() => await IndicatorsSeed.WriteAsync(host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Units_below_stand_in_a_table_by_rank_equal_ones_sharing_a_place_and_those_without_figures_last()
    {
        var rows = Rows(await host.GetPageAsync("everywhere", Districts + "&view=table"));

        Assert.Equal(["Thành phố Cẩm Phả", "Thành phố Móng Cái", "Huyện Bình Liêu", "Huyện Ba Chẽ"], rows.Take(4).Select(r => r.Name));
        Assert.Equal(["1", "1", "3", ""], rows.Take(4).Select(r => r.Cells[0]));
        Assert.Equal(["50,00", "50,00", "20,00", "–"], rows.Take(4).Select(r => r.Cells[1]));
        Assert.All(rows.Skip(3), r => Assert.Equal(("", "–"), (r.Cells[0], r.Cells[1])));
    }

    [Fact]
    public async Task A_unit_is_set_beside_itself_in_the_period_before()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=subscribers.mobile&area=22&period=2014-01&view=table");

        Assert.Equal("+10.000", Rows(page).Single(r => r.Name == "Thành phố Móng Cái").Cells[3]);
        Assert.Equal("", Rows(page).Single(r => r.Name == "Thành phố Cẩm Phả").Cells[3]);
        Assert.Contains("So với tháng 12/2013", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_per_cent_is_set_beside_the_year_before_in_points_on_the_page_and_in_the_file()
    {
        const string Sharing = "?indicator=bts.sharing&area=22&period=2014-01";
        var page = await host.GetPageAsync("everywhere", "/indicators" + Sharing + "&view=table&sort=-growth");
        var english = await host.GetPageAsync("everywhere", "/indicators" + Sharing + "&view=table&lang=en");
        using var file = await host.GetAsync("everywhere", "/indicators/table.csv" + Sharing);
        var text = await file.Content.ReadAsStringAsync();

        Assert.Equal(["Thành phố Cẩm Phả", "Thành phố Móng Cái"], Rows(page).Take(2).Select(r => r.Name));
        Assert.Equal(["+5,50 điểm %", "-2,00 điểm %"], Rows(page).Take(2).Select(r => r.Cells[4]));
        Assert.Contains("So với cùng kỳ (điểm %)", page, StringComparison.Ordinal);
        Assert.Contains("+5,50 percentage points", WebUtility.HtmlDecode(english), StringComparison.Ordinal);
        Assert.Contains("Chênh so với cùng kỳ năm trước (điểm %)", text, StringComparison.Ordinal);
        Assert.Matches("195;Thành phố Cẩm Phả;25,50;%;.*;5,50\\r?\\n", text);
        Assert.Contains("+25,00 %", WebUtility.HtmlDecode(await host.GetPageAsync("everywhere", "/indicators?indicator=bts.sites&area=22&period=2014-01&view=table")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_lower_is_better_the_lowest_is_first_and_the_page_says_so()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=postal.service_radius&area=22&period=2014-01");
        var rows = Rows(page);

        Assert.Equal(["Thành phố Cẩm Phả", "Thành phố Móng Cái", "Huyện Bình Liêu"], rows.Take(3).Select(r => r.Name));
        Assert.Equal(["1", "2", "3"], rows.Take(3).Select(r => r.Cells[0]));
        Assert.Contains("càng thấp càng tốt", page, StringComparison.Ordinal);
        Assert.Contains("class=\"map\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_sorts_by_name_as_in_Vietnam_and_by_value_from_the_highest_down()
    {
        var byName = Rows(await host.GetPageAsync("everywhere", Districts + "&sort=name"));
        var byValue = Rows(await host.GetPageAsync("everywhere", Districts + "&sort=value"));
        var down = Rows(await host.GetPageAsync("everywhere", Districts + "&sort=-value"));

        Assert.Equal(
            ["Huyện Ba Chẽ", "Huyện Bình Liêu", "Huyện Cô Tô", "Huyện Đầm Hà", "Huyện Hải Hà", "Huyện Hoành Bồ", "Huyện Tiên Yên", "Huyện Vân Đồn"],
            byName.Select(r => r.Name).Where(n => n.StartsWith("Huyện", StringComparison.Ordinal)));
        Assert.Equal(["20,00", "50,00", "50,00", "–"], byValue.Take(4).Select(r => r.Cells[1]));
        Assert.Equal(["50,00", "50,00", "20,00", "–"], down.Take(4).Select(r => r.Cells[1]));
        Assert.Contains("aria-sort=\"descending\"", await host.GetPageAsync("everywhere", Districts + "&sort=-value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_filters_by_a_part_of_the_name_without_its_marks()
    {
        var page = await host.GetPageAsync("everywhere", Districts + "&filter=dam ha");

        Assert.Equal("Huyện Đầm Hà", Assert.Single(Rows(page), r => !r.IsHidden).Name);
        Assert.Contains("Hiện 1 trên ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_leads_to_its_passport_and_every_unit_to_its_own_page()
    {
        var page = await host.GetPageAsync("everywhere", Districts + "&view=table");

        Assert.Contains("href=\"/passport?indicator=density.mobile&amp;area=195%402004-07-08&amp;period=2014-01&amp;operator=all&amp;asOf=15\"", page, StringComparison.Ordinal);
        Assert.Contains("area=195%402004-07-08\">Thành phố Cẩm Phả</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_is_marked_where_the_definition_changed()
    {
        var page = await host.GetPageAsync("reader", "/indicators?indicator=volume.newspapers&area=24&period=2013-06&view=series&from=2013-04");

        Assert.Contains("3.000", page, StringComparison.Ordinal);
        Assert.Matches("<li>tháng 6/2013[^:<]*: 01/06/2013: [^<]*Gồm cả báo điện tử", page);
        var table = await host.GetPageAsync("reader", "/indicators?indicator=volume.newspapers&area=VN&period=2013-06", HttpStatusCode.Forbidden);
        Assert.DoesNotContain("Việt Nam", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_is_marked_where_units_merged_and_goes_on_with_what_bore_the_code_before()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=subscribers.mobile&area=24&period=2025-08&view=series&from=2013-05");

        Assert.Matches("<li>tháng 7/2025[^:<]*: 01/07/2025: hợp nhất Bắc Giang, Bắc Ninh thành Bắc Ninh", page);
        Assert.Contains("1.795.720", page, StringComparison.Ordinal);
        Assert.Contains("Mỗi kỳ theo đơn vị hành chính của kỳ đó", page, StringComparison.Ordinal);
        Assert.Contains("<p>Bắc Giang (đến 30/06/2025): từ 1.795.720 (tháng 6/2013)", page, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"col\" class=\"number\">Bắc Ninh</th>\\s*<th scope=\"col\" class=\"number\">Bắc Giang \\(đến 30/06/2025\\)</th>", page);
        Assert.Matches("<th scope=\"row\">tháng 6/2013</th>\\s*<td class=\"number\"></td>\\s*<td class=\"number\"><a [^>]*>1.795.720</a></td>", page);
    }

    [Fact]
    public async Task A_merger_of_a_compared_unit_is_marked_and_its_predecessor_has_a_line_of_its_own()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=subscribers.mobile&area=22&period=2025-08&view=series&compare=24&from=2013-05");

        Assert.Matches("<li>tháng 7/2025[^:<]*: 01/07/2025: hợp nhất Bắc Giang, Bắc Ninh thành Bắc Ninh", page);
        Assert.Contains("Mỗi kỳ theo đơn vị hành chính của kỳ đó", page, StringComparison.Ordinal);
        Assert.Contains("Quảng Ninh, Bắc Ninh, Bắc Giang (đến 30/06/2025)", page, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"row\">tháng 6/2013</th>\\s*<td class=\"number\"></td>\\s*<td class=\"number\"></td>\\s*<td class=\"number\"><a [^>]*>1.795.720</a></td>", page);
    }

    [Fact]
    public async Task The_form_keeps_the_range_of_a_series_when_another_indicator_is_chosen()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=subscribers.mobile&area=22&period=2014-01&view=series&from=2013-11&to=2014-01");
        var form = page[page.IndexOf("class=\"ask choose", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];

        Assert.Contains("<input type=\"hidden\" name=\"from\" value=\"2013-11\"", form, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"to\" value=\"2014-01\"", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_stands_beside_other_units_that_were_asked_for()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=subscribers.mobile&area=22&period=2014-01&view=series&from=2014-01&compare=24&compare=VN");

        Assert.Contains(">Quảng Ninh</th>", page, StringComparison.Ordinal);
        Assert.Contains(">Bắc Giang</th>", page, StringComparison.Ordinal);
        Assert.Contains(">Việt Nam</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_are_shown_to_those_who_may_read_every_operator()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=density.mobile&area=22&period=2014-01&view=shares");

        Assert.Contains("Viettel", page, StringComparison.Ordinal);
        Assert.Contains(">70,00</a>", page, StringComparison.Ordinal);
        Assert.Contains(">30,00</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partial_shares_are_marked_over_the_periods_as_they_are_in_the_table_above()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=subscribers.mobile&area=22&period=2013-12&view=shares");

        Assert.Contains("(chưa đầy đủ)", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">tháng 12/2013 *</th>", page, StringComparison.Ordinal);
        Assert.Contains("* Số liệu chưa đầy đủ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vnpt")]
    [InlineData("outside")]
    public async Task Others_are_not_told_that_there_are_shares(string caller)
    {
        var page = await host.GetPageAsync(caller, "/indicators?indicator=subscribers.mobile&area=22&period=2014-01&operator=all");
        var refused = await host.GetPageAsync(caller, "/indicators?indicator=subscribers.mobile&area=22&period=2014-01&view=shares", HttpStatusCode.Forbidden);

        Assert.DoesNotContain("Viettel", page + refused, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("view=shares", page, StringComparison.Ordinal);
        Assert.DoesNotContain("700", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_distribution_counts_every_unit_with_a_figure_once()
    {
        var page = await host.GetPageAsync("everywhere", Districts + "&view=distribution");

        var counts = ClassCount().Matches(page).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, counts.Sum());
        Assert.Contains("3 trên ", page, StringComparison.Ordinal);
        Assert.Contains("Huyện Bình Liêu</a>: <a", page, StringComparison.Ordinal);
        Assert.Contains("Trung vị", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Tứ phân vị", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Một nửa số đơn vị", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&view=table")]
    [InlineData("&view=map")]
    [InlineData("&view=series")]
    [InlineData("&view=shares")]
    [InlineData("&view=distribution")]
    public async Task Another_province_is_refused_in_every_view_and_nothing_of_it_is_told(string view)
    {
        var page = await host.GetPageAsync("reader", "/indicators?indicator=subscribers.mobile&area=22&period=2014-01" + view, HttpStatusCode.Forbidden);

        Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cẩm Phả", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_read_is_no_choice_either()
    {
        var page = await host.GetPageAsync("reader", "/indicators?period=2013-06&view=series");
        var beside = await host.GetPageAsync("reader", "/indicators?area=24&period=2013-06&view=series&compare=22", HttpStatusCode.Forbidden);
        var found = await host.GetPageAsync("reader", "/indicators?area=24&period=2013-06&find=Cẩm Phả");
        var nothing = await host.GetPageAsync("reader", "/indicators?area=24&period=2013-06&find=Cẩm Phạ");

        Assert.Contains("Bắc Giang", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", page + beside + found, StringComparison.Ordinal);
        Assert.Equal(nothing, found.Replace("Phả", "Phạ", StringComparison.Ordinal).Replace("Ph%E1%BA%A3", "Ph%E1%BA%A1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_is_found_by_its_name_typed_without_marks()
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?indicator=density.mobile&period=2014-01&find=thanh pho cam pha");

        Assert.Contains("Thành phố Cẩm Phả, tháng 1/2014", page, StringComparison.Ordinal);
        Assert.Contains("Có nhiều đơn vị", await host.GetPageAsync("everywhere", "/indicators?period=2014-01&find=ha"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_unit_bears_the_name_on_that_day_those_of_other_times_are_offered_to_whoever_may_read_them()
    {
        const string Sought = "/indicators?indicator=density.mobile&period=2026-10&find=huyện bình liêu";
        var page = await host.GetPageAsync("everywhere", Sought);
        var refused = await host.GetPageAsync("reader", Sought);
        var address = WebUtility.HtmlDecode(FoundUnit().Match(page).Groups[1].Value);

        Assert.Contains("Không có đơn vị nào tên như vậy vào ngày 31/10/2026", page, StringComparison.Ordinal);
        Assert.Contains("Huyện Bình Liêu, tháng 1/2014", await host.GetPageAsync("everywhere", address), StringComparison.Ordinal);
        Assert.Contains("Không có đơn vị nào tên như vậy vào ngày 31/10/2026", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Bình Liêu", refused, StringComparison.Ordinal);
        Assert.Contains("Từ 2 đến 96 chữ cái", await host.GetPageAsync("everywhere", "/indicators?find=b", HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("period=2013-13", "2013-13")]
    [InlineData("indicator=%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("view=nothing", "nothing")]
    [InlineData("boundaries=%22onload%3D1", "&quot;onload=1")]
    [InlineData("sort=--value", "-value")]
    [InlineData("area=99999", "99999")]
    [InlineData("period=2014-01&view=series&from=2014", "2014-01")]
    [InlineData("period=2014-01&compare=01&compare=02&compare=04&compare=06&compare=08&compare=10", "10")]
    [InlineData("operator=nobody", "nobody")]
    [InlineData("measure=share", "share")]
    [InlineData("shares=1", "shares")]
    public async Task What_is_not_right_is_said_beside_the_form_which_stays_filled_in(string query, string shown)
    {
        var page = await host.GetPageAsync("everywhere", "/indicators?" + query, HttpStatusCode.BadRequest);

        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("<select name=\"indicator\">", page, StringComparison.Ordinal);
        Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<dd lang=\"en\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("such as", PageText.Of(page), StringComparison.Ordinal);
        Assert.DoesNotMatch("one of|at most| or ", PageText.Between(page, "role=\"alert\"", "</dl>"));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_English_and_writes_numbers_as_in_Vietnam()
    {
        var page = await host.GetPageAsync("everywhere", Districts + "&lang=en");

        Assert.Contains("<h1>Mobile telephone density</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Cam Pha City", page, StringComparison.Ordinal);
        Assert.Contains("50,00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thứ hạng", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cẩm Phả", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_a_file_for_a_spreadsheet_under_the_same_rights()
    {
        using var file = await host.GetAsync("everywhere", "/indicators/table.csv?indicator=density.mobile&area=22&period=2014-01&sort=-name&filter=c");
        var text = await file.Content.ReadAsStringAsync();
        using var refused = await host.GetAsync("reader", "/indicators/table.csv?indicator=density.mobile&area=22&period=2014-01");

        Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
        Assert.Contains("195;Thành phố Cẩm Phả;50,00;trên 100 dân;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bình Liêu", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Without_any_choice_the_readers_own_unit_and_its_latest_month_are_shown()
    {
        var page = await host.GetPageAsync("reader", "/indicators");

        Assert.Contains("Bắc Giang, tháng 6/2013", page, StringComparison.Ordinal);
        Assert.Contains("117,35", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Đăng nhập</h1>", await host.GetPageAsync("", "/indicators"), StringComparison.Ordinal);
    }

    // Name, and the other cells' texts: rank, value, status, change, growth.
    private static List<(string Name, string[] Cells, bool IsHidden)> Rows(string page)
    {
        var body = page[page.IndexOf("<tbody>", page.IndexOf("id=\"units\"", StringComparison.Ordinal), StringComparison.Ordinal)..];
        return
        [
            .. Row().Matches(body[..body.IndexOf("</tbody>", StringComparison.Ordinal)]).Select(row => (
                Text(Heading().Match(row.Value).Groups[1].Value),
                Cell().Matches(row.Value).Select(c => Text(c.Groups[1].Value)).ToArray(),
                row.Groups[1].Value.Contains("hidden", StringComparison.Ordinal))),
        ];

        static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();
    }

    [GeneratedRegex("<tr([^>]*)>(.*?)</tr>", RegexOptions.Singleline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("<th scope=\"row\">(.*?)</th>", RegexOptions.Singleline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline, 1000)]
    private static partial Regex Cell();

    [GeneratedRegex("<li><a href=\"([^\"]*)\">Huyện Bình Liêu</a>", RegexOptions.None, 1000)]
    private static partial Regex FoundUnit();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("–[^<]*</th>\\s*<td class=\"number\">(\\d+)</td>", RegexOptions.None, 1000)]
    private static partial Regex ClassCount();
}
