using System.Net;
using Telemetry.Portal.Tests.Web;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>Reports over HTTP: who may have them, in which form, and what is said where one cannot be had.</summary>
public sealed class ReportEndpointTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Targets = "/api/v1/reports/main_targets?area=24&period=2013-06";

    [Fact]
    public async Task The_list_names_titles_periods_and_forms()
    {
        var reports = (await host.GetJsonAsync("reader", "/api/v1/reports")).GetProperty("reports");

        Assert.Equal(["postal_annex", "telecom_annex", "main_targets", "narrative_figures"], reports.EnumerateArray().Select(r => r.GetProperty("code").GetString()!));
        Assert.Equal(["month", "quarter", "half", "nineMonths", "year"], reports[0].GetProperty("periods").EnumerateArray().Select(p => p.GetString()!));
        Assert.Equal(["json", "csv", "xlsx", "html"], reports[0].GetProperty("formats").EnumerateArray().Select(p => p.GetString()!));
    }

    [Fact]
    public async Task JSON_holds_what_is_shown_and_what_it_comes_from()
    {
        var report = await host.GetJsonAsync("reader", Targets + "&asOf=5");
        var density = report.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "density_telephone").GetProperty("cells");

        Assert.Equal("24@2004-07-08", report.GetProperty("areaKey").GetString());
        Assert.Equal(5, report.GetProperty("asOf").GetInt64());
        Assert.Equal("113,8", density[3].GetProperty("text").GetString());
        Assert.Equal(117.35m, density[4].GetProperty("value").GetDecimal());
        Assert.Equal("complete", density[4].GetProperty("status").GetString());
        Assert.StartsWith("/passport?indicator=density.telephone&area=24%402004-07-08", density[4].GetProperty("passport").GetString(), StringComparison.Ordinal);
        Assert.Equal(103m, density[5].GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData("csv", "text/csv", "attachment; filename=\"main_targets_24_2013-06_vi.csv\"")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment; filename=\"main_targets_24_2013-06_vi.xlsx\"")]
    [InlineData("html", "text/html", null)]
    public async Task Files_have_their_type_and_a_safe_name(string format, string type, string? disposition)
    {
        using var response = await host.GetAsync("reader", $"{Targets}&format={format}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(disposition, response.Content.Headers.TryGetValues("Content-Disposition", out var values) ? values.Single() : null);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Targets, HttpStatusCode.Unauthorized, "unauthenticated", null)]
    [InlineData("reader", "/api/v1/reports/main_targets?area=22&period=2014", HttpStatusCode.Forbidden, "outside-territory", "area")]
    [InlineData("vnpt", "/api/v1/reports/narrative_figures?area=22&period=2014-01", HttpStatusCode.Forbidden, "others-figures", null)]
    [InlineData("vnpt", "/api/v1/reports/narrative_figures?area=24&period=2014-01", HttpStatusCode.Forbidden, "outside-territory", "area")]
    [InlineData("reader", "/api/v1/reports/budget?area=24&period=2014", HttpStatusCode.NotFound, "unknown-report", "report")]
    [InlineData("reader", "/api/v1/reports/main_targets?area=24", HttpStatusCode.BadRequest, "invalid-parameter", "period")]
    [InlineData("reader", "/api/v1/reports/main_targets?period=2013", HttpStatusCode.BadRequest, "invalid-parameter", "area")]
    [InlineData("reader", "/api/v1/reports/main_targets?area=24&period=2013-06-30", HttpStatusCode.BadRequest, "invalid-parameter", "period")]
    [InlineData("reader", Targets + "&format=pdf", HttpStatusCode.BadRequest, "invalid-parameter", "format")]
    [InlineData("reader", Targets + "&lang=fr", HttpStatusCode.BadRequest, "invalid-parameter", "lang")]
    [InlineData("reader", Targets + "&asOf=99", HttpStatusCode.BadRequest, "invalid-parameter", "asOf")]
    [InlineData("reader", Targets + "&operator=vnpt", HttpStatusCode.BadRequest, "unknown-parameter", "operator")]
    [InlineData("reader", Targets + "&lang=vi&lang=en", HttpStatusCode.BadRequest, "invalid-parameter", "lang")]
    public async Task What_cannot_be_answered_is_a_problem_that_says_why(string caller, string address, HttpStatusCode status, string type, string? parameter)
    {
        var problem = await host.GetJsonAsync(caller, address, status);

        Assert.Equal("urn:telemetry:problem:" + type, problem.GetProperty("type").GetString());
        Assert.Equal(parameter, problem.TryGetProperty("parameter", out var named) ? named.GetString() : null);
        Assert.NotEmpty(problem.GetProperty("expected").GetString()!);
    }

    [Fact]
    public async Task The_page_for_printing_has_the_report_and_its_other_forms()
    {
        var page = await host.GetPageAsync("reader", "/reports/main_targets?area=24&period=2013-06");

        Assert.Contains("117,35", page, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch năm 2015: Sở quản lý BCVT tỉnh Bắc Giang.", page, StringComparison.Ordinal);
        Assert.Contains("/api/v1/reports/main_targets?area=24%402004-07-08&amp;period=2013-06&amp;lang=vi&amp;asOf=7&amp;format=csv", page, StringComparison.Ordinal);
        Assert.Contains("không thuộc phạm vi", await host.GetPageAsync("reader", "/reports/main_targets?area=22&period=2014", HttpStatusCode.Forbidden), StringComparison.Ordinal);
        Assert.Contains("chỉ xem được số liệu của chính mình", await host.GetPageAsync("vnpt", "/reports/main_targets?area=22&period=2014", HttpStatusCode.Forbidden), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_leads_to_the_reports_of_the_callers_units()
    {
        Assert.Contains("href=\"/reports\"", await host.GetPageAsync("reader", "/"), StringComparison.Ordinal);

        var page = await host.GetPageAsync("reader", "/reports");
        Assert.Contains("Bắc Giang", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/reports/telecom_annex?area=24%402004-07-08&amp;period=2013-06&amp;lang=vi&amp;asOf=7\"", page, StringComparison.Ordinal);
        Assert.Contains("Bắc Giang (đến 30/06/2025)</option>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", await host.GetPageAsync("vnpt", "/reports"), StringComparison.Ordinal);
    }
}
