using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Figures on the boundaries of another day, over HTTP and gRPC.</summary>
public sealed class BoundariesTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Mobile = "indicator=subscribers.mobile&area=24&period=2013-06";

    [Fact]
    public async Task The_code_is_the_unit_of_that_day_and_the_passport_names_what_was_summed()
    {
        var answer = await host.GetJsonAsync("everywhere", $"/api/v1/figures?{Mobile}&boundaries=2026-01-01");

        var figure = answer.GetProperty("figures")[0];
        Assert.Equal("24@2025-07-01", figure.GetProperty("areaKey").GetString());
        Assert.Equal("2026-01-01", figure.GetProperty("boundaries").GetString());
        Assert.Equal("partial", figure.GetProperty("status").GetString());
        Assert.Equal(1_795_720, figure.GetProperty("value").GetDecimal());
        Assert.False(figure.TryGetProperty("isEstimated", out _));
        var parts = figure.GetProperty("passport").GetProperty("numerator").GetProperty("boundaries");
        Assert.Equal("24@2004-07-08", parts.GetProperty("units")[0].GetProperty("code").GetString());
        Assert.Equal("27@2004-07-08", parts.GetProperty("missingUnits")[0].GetProperty("code").GetString());
        var note = figure.GetProperty("passport").GetProperty("notes").EnumerateArray().First(n => n.GetProperty("code").GetString() == "boundaryUnits");
        Assert.Contains("Bắc Giang (từ 08/07/2004)", note.GetProperty("vi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_is_of_one_unit_throughout()
    {
        var answer = await host.GetJsonAsync("everywhere", "/api/v1/series?metric=subscribers.mobile&area=24&from=2013-05&to=2013-06&boundaries=2026-01-01");

        Assert.Equal("2026-01-01", answer.GetProperty("boundaries").GetString());
        Assert.All(answer.GetProperty("points").EnumerateArray(), p => Assert.Equal("24@2025-07-01", p.GetProperty("areaKey").GetString()));
    }

    [Fact]
    public async Task The_passports_page_says_whose_boundaries_they_are()
    {
        var page = await host.GetPageAsync("everywhere", $"/passport?{Mobile}&boundaries=2026-01-01");

        Assert.Contains("của ngày 01/01/2026", page, StringComparison.Ordinal);
        Assert.Contains("Cộng từ các đơn vị", page, StringComparison.Ordinal);
        Assert.Contains("boundaries=2026-01-01", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-01")]
    [InlineData("2026-02-30")]
    public async Task What_is_no_day_is_refused_by_name(string boundaries)
    {
        var problem = await host.GetJsonAsync("everywhere", $"/api/v1/figures?{Mobile}&boundaries={boundaries}", HttpStatusCode.BadRequest);

        Assert.Equal("boundaries", problem.GetProperty("parameter").GetString());
        Assert.Equal(boundaries, problem.GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_code_that_nobody_bore_on_that_day_is_refused()
    {
        var problem = await host.GetJsonAsync("everywhere", "/api/v1/figures?indicator=bts.sites&area=27&period=2013-06&boundaries=2026-01-01", HttpStatusCode.BadRequest);

        Assert.Equal("No unit bore that code on 2026-01-01, the day of the boundaries.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_reader_of_the_old_unit_does_not_get_at_the_new_ones_figures_through_its_boundaries()
    {
        Assert.Equal(
            117.35m,
            (await host.GetJsonAsync("reader", "/api/v1/figures?indicator=density.telephone&area=24&period=2013-06&boundaries=2024-12-31"))
                .GetProperty("figures")[0].GetProperty("value").GetDecimal());

        foreach (var address in new[]
        {
            "figures?indicator=bts.sites&area=24&period=2025-08&boundaries=2024-12-31",
            "series?metric=bts.sites&area=24&from=2025-06&to=2025-07&boundaries=2024-12-31",
            "figures?indicator=revenue.telecom&area=24&period=2025&boundaries=2024-12-31",
            $"figures?{Mobile}&boundaries=2026-01-01",
        })
        {
            var problem = await host.GetJsonAsync("reader", "/api/v1/" + address, HttpStatusCode.Forbidden);
            Assert.Equal("urn:telemetry:problem:outside-territory", problem.GetProperty("type").GetString());
            Assert.Equal("24", problem.GetProperty("value").GetString());
        }
    }

    [Fact]
    public async Task The_same_comes_over_gRPC()
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        var request = new GetFiguresRequest { Indicators = { "subscribers.mobile" }, Areas = { "24" }, Periods = { "2013-06" }, Boundaries = "2026-01-01" };
        var answer = await new QueryService.QueryServiceClient(channel).GetFiguresAsync(request, new Metadata { { "x-caller", "everywhere" } });

        var figure = Assert.Single(answer.Figures);
        Assert.Equal(("1795720", "2026-01-01", false), (figure.Value, figure.Boundaries, figure.IsEstimated));
    }
}
