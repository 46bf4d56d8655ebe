using System.Net;
using System.Text.Json;

namespace Telemetry.Portal.Tests.Web;

public sealed class ReconciliationTests(ReconciliationFixture fixture) : IClassFixture<ReconciliationFixture>
{
    private const string June = "area=24&period=2013-06";
    private readonly PortalHost _host = fixture.Host;

    [Fact]
    public async Task The_comparison_is_given_with_causes_and_arithmetic()
    {
        var answer = await _host.GetJsonAsync("reader", "/api/v1/reconciliation?" + June);

        var rows = answer.GetProperty("figures").EnumerateArray().ToDictionary(r => r.GetProperty("indicator").GetProperty("code").GetString()!);
        Assert.Equal(["density.telephone", "postal.people_per_point", "postal.service_radius", "subscribers.fixed"], rows.Keys);
        Assert.Equal((ReconciliationFixture.Statistics, false), (answer.GetProperty("asOf").GetInt64(), answer.GetProperty("hasMore").GetBoolean()));

        var density = rows["density.telephone"];
        Assert.Equal(("mic", "ministry", "published", "explained"), (density.GetProperty("source").GetProperty("code").GetString(), Text(density, "sourceKind"), Text(density, "kind"), Text(density, "agreement")));
        Assert.Equal((115.09m, 117.35m, -2.26m), (density.GetProperty("theirs").GetProperty("value").GetDecimal(), density.GetProperty("ours").GetProperty("value").GetDecimal(), density.GetProperty("difference").GetDecimal()));
        Assert.Equal(ReconciliationFixture.Ministry, density.GetProperty("receipt").GetInt64());
        var correction = Assert.Single(density.GetProperty("causes").EnumerateArray());
        Assert.Equal(("knownEarlier", Seed.Correction), (Text(correction, "kind"), correction.GetProperty("receipt").GetInt64()));
        Assert.Contains("trước biên nhận số 5", correction.GetProperty("text").GetProperty("vi").GetString(), StringComparison.Ordinal);

        var radius = rows["postal.service_radius"];
        Assert.Equal(("2,15", 0.01m), (radius.GetProperty("theirs").GetProperty("text").GetString(), radius.GetProperty("step").GetDecimal()));
        Assert.Contains("2,154451 làm tròn đến 0,01 là 2,15", radius.GetProperty("text").GetProperty("vi").GetString(), StringComparison.Ordinal);
        Assert.Equal(("rounding", "rounded"), (Text(radius.GetProperty("causes")[0], "kind"), Text(radius.GetProperty("causes")[0], "fit")));

        Assert.Equal("unexplained", Text(rows["postal.people_per_point"], "agreement"));
        Assert.Equal("postal.points", rows["postal.people_per_point"].GetProperty("implied")[1].GetProperty("metric").GetProperty("code").GetString());
        Assert.Equal("same", Text(rows["subscribers.fixed"], "agreement"));
    }

    [Fact]
    public async Task It_is_narrowed_by_item_and_source_and_read_as_of_then()
    {
        Assert.Equal(1, await CountAsync("&indicator=postal.service_radius"));
        Assert.Equal(3, await CountAsync("&source=mic"));
        Assert.Equal(3, await CountAsync($"&asOf={ReconciliationFixture.Ministry}"));
        Assert.Equal(0, await CountAsync($"&asOf={Seed.Last}"));
    }

    [Theory]
    [InlineData("", "area")]
    [InlineData("area=24", "period")]
    [InlineData(June + "&indicator=growth.density.telephone", "indicator")]
    [InlineData(June + "&indicator=no.such", "indicator")]
    [InlineData(June + "&source=nobody", "source")]
    [InlineData(June + "&source=all", "source")]
    [InlineData(June + "&operator=mic", "operator")]
    [InlineData(June + "&asOf=99", "asOf")]
    [InlineData(June + "&area=24", "area")]
    public async Task What_cannot_be_read_is_said(string query, string parameter)
    {
        var problem = await _host.GetJsonAsync("reader", "/api/v1/reconciliation?" + (query.Length > 0 ? query : "period=2013-06"), HttpStatusCode.BadRequest);

        Assert.Equal(parameter, Text(problem, "parameter"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("elsewhere", HttpStatusCode.Forbidden)]
    [InlineData("vnpt", HttpStatusCode.Forbidden)]
    [InlineData("outside", HttpStatusCode.Forbidden)]
    [InlineData("publisher", HttpStatusCode.OK)]
    [InlineData("administrator", HttpStatusCode.OK)]
    public async Task Only_who_may_read_the_units_totals_in_full_may_read_it(string caller, HttpStatusCode expected)
    {
        using var response = await _host.GetAsync(caller, "/api/v1/reconciliation?" + June);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("vnpt")]
    [InlineData("outside")]
    public async Task Operators_and_the_public_are_refused_in_their_own_territory_too(string caller)
    {
        foreach (var address in new[] { "/api/v1/reconciliation?area=22&period=2014-01", "/reconciliation?area=22&period=2014-01", "/reconciliation" })
        {
            using var response = await _host.GetAsync(caller, address);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.DoesNotContain("/reconciliation", await _host.GetPageAsync(caller, "/findings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_newest_that_there_is_with_links_to_passport_and_receipt()
    {
        var page = await _host.GetPageAsync("reader", "/reconciliation");

        var text = PageText.Of(page);
        Assert.Contains("4 số của nguồn khác: 1 khớp, 2 khác và có nguyên nhân phù hợp, 1 chưa rõ nguyên nhân", text, StringComparison.Ordinal);
        Assert.Contains("Bộ quản lý bưu chính, viễn thông, công bố", text, StringComparison.Ordinal);
        Assert.Contains("Chưa rõ nguyên nhân", text, StringComparison.Ordinal);
        var links = PageText.Links(page);
        Assert.Contains($"/receipts/{ReconciliationFixture.Ministry}", links);
        Assert.Contains(links, l => l.StartsWith("/passport?indicator=postal.service_radius&area=24", StringComparison.Ordinal));
        Assert.Contains("It would take", await _host.GetPageAsync("reader", "/reconciliation?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_the_page_says_how_to_send_it()
    {
        Assert.Contains("--published", await _host.GetPageAsync("elsewhere", "/reconciliation"), StringComparison.Ordinal);
        Assert.Contains("--published", await _host.GetPageAsync("reader", "/reconciliation?area=24&period=2013-05"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_passport_names_other_sources_and_the_likely_cause()
    {
        var page = PageText.Of(await _host.GetPageAsync("reader", "/passport?indicator=postal.service_radius&area=24&period=2013-06"));
        Assert.Contains("Nguồn khác công bố: Bộ quản lý bưu chính, viễn thông 2,15 (chênh -0,21 %: làm tròn)", page, StringComparison.Ordinal);

        var before = await _host.GetPageAsync("reader", $"/passport?indicator=postal.service_radius&area=24&period=2013-06&asOf={Seed.Last}");
        Assert.DoesNotContain("Nguồn khác công bố", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_says_that_it_was_published_and_leads_to_the_comparison()
    {
        var page = await _host.GetPageAsync("administrator", $"/receipts/{ReconciliationFixture.Ministry}");

        Assert.Contains("số đã công bố", page, StringComparison.Ordinal);
        Assert.Contains(PageText.Links(page), l => l.StartsWith("/reconciliation?area=24", StringComparison.Ordinal) && l.EndsWith("indicator=postal.service_radius", StringComparison.Ordinal));
        Assert.DoesNotContain("<b>2013", page, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync(string more) => (await _host.GetJsonAsync("reader", "/api/v1/reconciliation?" + June + more)).GetProperty("figures").GetArrayLength();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
