using System.Net;
using System.Text.Json;

namespace Telemetry.Portal.Tests.Web;

public sealed class FiguresEndpointTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Density = "/api/v1/figures?indicator=density.telephone&area=24&period=2013-06";

    [Fact]
    public async Task A_density_comes_with_its_passport()
    {
        var answer = await host.GetJsonAsync("reader", Density);

        Assert.Equal(Seed.Last, answer.GetProperty("asOf").GetInt64());
        var figure = answer.GetProperty("figures")[0];
        Assert.Equal("117.35", figure.GetProperty("value").GetRawText());
        Assert.StartsWith("117.3533", figure.GetProperty("exact").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("117,35", figure.GetProperty("text").GetString());
        Assert.Equal("density.telephone", figure.GetProperty("indicator").GetString());
        Assert.Equal("Mật độ điện thoại", figure.GetProperty("indicatorName").GetString());
        Assert.Equal("24", figure.GetProperty("area").GetString());
        Assert.Equal("24@2004-07-08", figure.GetProperty("areaKey").GetString());
        Assert.Equal("Bắc Giang", figure.GetProperty("areaName").GetString());
        Assert.Equal("2013-06", figure.GetProperty("period").GetString());
        Assert.Equal("all", figure.GetProperty("operator").GetString());
        Assert.Equal("per 100 people", figure.GetProperty("unit").GetString());
        Assert.Contains(figure.GetProperty("status").GetString(), new[] { "complete", "partial" });
        Assert.False(figure.TryGetProperty("reason", out _));

        var passport = figure.GetProperty("passport");
        Assert.Equal("100 × 1.869.673 / 1.593.200 = 117,35", passport.GetProperty("formulaFilled").GetString());
        Assert.Equal(1, passport.GetProperty("version").GetInt32());
        Assert.Equal(1_869_673, passport.GetProperty("numerator").GetProperty("value").GetDecimal());
        Assert.Equal("subscribers.telephone", passport.GetProperty("numerator").GetProperty("metric").GetString());
        Assert.Equal("2013", passport.GetProperty("denominator").GetProperty("periodUsed").GetString());
        Assert.Equal("gso", passport.GetProperty("denominator").GetProperty("contributions")[0].GetProperty("source").GetString());
        Assert.Equal([1L], Receipts(passport.GetProperty("denominator")));
        Assert.Contains(Seed.Correction, Receipts(passport.GetProperty("numerator")));
        Assert.Equal(Seed.Last, passport.GetProperty("ledgerPosition").GetInt64());
        Assert.Equal(DefaultCatalogue.Instance.Version, passport.GetProperty("catalogueVersion").GetString());
        Assert.Equal("halfAwayFromZero", passport.GetProperty("rounding").GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("3", "115.09")]
    [InlineData("5", "117.35")]
    [InlineData("2013-07-04", "115.09")]
    [InlineData("2013-07-05", "117.35")]
    [InlineData("2013-07-05T11:59:59%2B07:00", "115.09")]
    [InlineData("2013-07-05T12:00:00+07:00", "117.35")]
    public async Task As_of_brings_back_what_was_known(string asOf, string value)
    {
        var answer = await host.GetJsonAsync("reader", $"{Density}&asOf={asOf}");

        Assert.Equal(value, answer.GetProperty("figures")[0].GetProperty("value").GetRawText());
    }

    [Fact]
    public async Task A_smaller_is_better_target_is_not_inverted()
    {
        var answer = await host.GetJsonAsync(
            "reader", "/api/v1/figures?indicator=plan_completion.postal.service_radius&indicator=plan_completion.density.telephone&area=24&period=2013-06");

        var figures = answer.GetProperty("figures");
        Assert.Equal("99.33", figures[0].GetProperty("value").GetRawText());
        Assert.Equal("103.12", figures[1].GetProperty("value").GetRawText());
        var passport = figures[0].GetProperty("passport");
        Assert.Equal("100 × 2,14 / 2,154451 = 99,33", passport.GetProperty("formulaFilled").GetString());
        Assert.Equal("2015", passport.GetProperty("plan").GetProperty("period").GetString());
        Assert.Equal("postal.service_radius", passport.GetProperty("basedOn")[0].GetProperty("indicator").GetString());
    }

    [Fact]
    public async Task What_is_absent_is_null_with_a_reason()
    {
        var answer = await host.GetJsonAsync("reader", "/api/v1/figures?indicator=bts.sharing&area=24&period=2013-06");

        var figure = answer.GetProperty("figures")[0];
        Assert.Equal(JsonValueKind.Null, figure.GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, figure.GetProperty("exact").ValueKind);
        Assert.Equal("missing", figure.GetProperty("status").GetString());
        Assert.Equal("noValueReported", figure.GetProperty("reason").GetString());
        Assert.NotEmpty(figure.GetProperty("reasonText").GetProperty("vi").GetString()!);
    }

    [Theory]
    [InlineData("&area=99999", "area", "99999")]
    [InlineData("&period=June", "period", "June")]
    [InlineData("&indicator=nothing", "indicator", "nothing")]
    [InlineData("&operator=nobody", "operator", "nobody")]
    [InlineData("&asOf=yesterday", "asOf", "yesterday")]
    [InlineData("&asOf=8", "asOf", "8")]
    [InlineData("&asOf=1&asOf=2", "asOf", "2")]
    [InlineData("&colour=red", "colour", "red")]
    public async Task A_bad_parameter_is_named_with_its_value_and_what_was_expected(string more, string parameter, string value)
    {
        using var response = await host.GetAsync("reader", Density + more);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Equal(value, problem.GetProperty("value").GetString());
        Assert.NotEmpty(problem.GetProperty("expected").GetString()!);
        Assert.StartsWith("urn:telemetry:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_outside_the_territory_is_refused_and_nothing_of_it_is_told()
    {
        var problem = await host.GetJsonAsync("reader", "/api/v1/figures?indicator=bts.sites&area=24&area=22&period=2013-06", HttpStatusCode.Forbidden);

        Assert.Equal("22", problem.GetProperty("value").GetString());
        Assert.DoesNotContain("Quảng", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_reads_its_own_and_no_other_operators()
    {
        const string Sites = "/api/v1/figures?indicator=bts.sites&area=22&period=2014-01";

        var own = await host.GetJsonAsync("vnpt", Sites + "&operator=vnpt");
        Assert.Equal(12, own.GetProperty("figures")[0].GetProperty("value").GetInt32());
        Assert.DoesNotContain("viettel", own.GetRawText(), StringComparison.Ordinal);

        var problem = await host.GetJsonAsync("vnpt", Sites + "&operator=viettel", HttpStatusCode.Forbidden);
        Assert.Equal("vnpt or all", problem.GetProperty("expected").GetString());
    }

    [Fact]
    public async Task A_market_share_is_for_those_who_see_everybody()
    {
        var answer = await host.GetJsonAsync("everywhere", "/api/v1/figures?indicator=share.subscribers.mobile&area=22&period=2014-01&operator=vnpt");

        var figure = answer.GetProperty("figures")[0];
        Assert.Equal(30, figure.GetProperty("value").GetDecimal());
        Assert.Equal("100 × 300 / 1.000 = 30,00", figure.GetProperty("passport").GetProperty("formulaFilled").GetString());
    }

    [Fact]
    public async Task Nobody_is_told_to_bring_a_key()
    {
        using var response = await host.GetAsync("", Density + "&colour=red");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_series_has_both_ends_and_says_what_is_missing()
    {
        var answer = await host.GetJsonAsync("reader", "/api/v1/series?metric=subscribers.telephone&area=24&from=2013-05&to=2013-07");

        var points = answer.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["2013-05", "2013-06", "2013-07"], points.Select(p => p.GetProperty("period").GetString()));
        Assert.Equal("missing", points[0].GetProperty("status").GetString());
        Assert.Equal(1_869_673, points[1].GetProperty("value").GetDecimal());
        Assert.Equal("1.869.673", points[1].GetProperty("text").GetString());
        Assert.Equal("subscription", answer.GetProperty("unit").GetString());
    }

    [Theory]
    [InlineData("2013-05", "2013-07", 1)]
    [InlineData("2013-06", "2013-07", 0)]
    public async Task A_series_names_the_changes_of_definition_within_it(string from, string to, int expected)
    {
        var answer = await host.GetJsonAsync("reader", $"/api/v1/series?metric=volume.newspapers&area=24&from={from}&to={to}");

        var breaks = answer.GetProperty("breaks").EnumerateArray().ToList();
        Assert.Equal(expected, breaks.Count);
        Assert.All(breaks, b => Assert.Equal(("volume.newspapers", "2013-06-01", "Gồm cả báo điện tử"), (
            b.GetProperty("metric").GetString(), b.GetProperty("on").GetString(), b.GetProperty("note").GetProperty("vi").GetString())));
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_frames_and_keeping_unasked()
    {
        foreach (var address in new[] { Density, "/", "/passport", "/nowhere" })
        {
            using var response = await host.GetAsync("reader", address);
            Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains(response.Headers.CacheControl?.ToString(), new[] { "no-store", "no-cache, private" });
        }
    }

    private static IEnumerable<long> Receipts(JsonElement operand) =>
        operand.GetProperty("contributions").EnumerateArray().SelectMany(c => c.GetProperty("receipts").EnumerateArray()).Select(r => r.GetInt64());
}
