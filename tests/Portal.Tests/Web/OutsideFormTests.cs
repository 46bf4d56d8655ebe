using System.Net;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Catalogue;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

/// <summary>What an operator, or a reader who is none, is told of totals in Quảng Ninh in 2014.</summary>
public sealed class OutsideFormTests(PortalHost host) : IClassFixture<PortalHost>, IAsyncLifetime
{
    private const string Mobile = "/api/v1/figures?indicator=subscribers.mobile_prepaid&area=22";

    // Names, values and receipts of those who do not ask.
    private static readonly string[] Secrets = ["viettel", "Viettel", "mobifone", "MobiFone", "413907", "413.907", "388411", "388.411", "910002", "910.002", "910003", "910.003"];

    public async ValueTask InitializeAsync() => await host.AppendAsync(
        [
            Patch(910001, "vnpt", "2014-02", ("bts.sites", 100), ("subscribers.mobile_postpaid", 50_000), ("subscribers.mobile_prepaid", 350_000)),
            Patch(910002, "viettel", "2014-02", ("bts.sites", 5), ("subscribers.mobile_postpaid", 60_000), ("subscribers.mobile_prepaid", 413_907)),
            Patch(910003, "mobifone", "2014-02", ("bts.sites", 5), ("subscribers.mobile_postpaid", 70_000), ("subscribers.mobile_prepaid", 388_411)),
            Patch(910004, "gso", "2014", ("population.average", 1_190_000)),
            Patch(910005, "vnpt", "2014-03", ("bts.sites", 100), ("subscribers.mobile_prepaid", 350_000)),
            Patch(910006, "viettel", "2014-03", ("bts.sites", 100), ("subscribers.mobile_prepaid", 413_907)),
        ],
        910999);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("vnpt")]
    [InlineData("outside")]
    public async Task A_total_of_three_operators_is_shown_and_names_none_of_them(string caller)
    {
        using var response = await host.GetAsync(caller, Mobile + "&period=2014-02");
        var text = await response.Content.ReadAsStringAsync();
        var figure = JsonDocument.Parse(text).RootElement.GetProperty("figures")[0];

        Assert.Equal(1_152_318, figure.GetProperty("value").GetDecimal());
        Assert.Equal("outside", figure.GetProperty("form").GetString());
        var numerator = figure.GetProperty("passport").GetProperty("numerator");
        Assert.False(numerator.TryGetProperty("coverage", out _));
        Assert.Equal(
            caller == "vnpt" ? ["vnpt"] : [],
            numerator.GetProperty("contributions").EnumerateArray().Select(c => c.GetProperty("source").GetString()!));
        Assert.All(Secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vnpt", "subscribers.mobile_prepaid", "2014-03")]
    [InlineData("outside", "subscribers.mobile_prepaid", "2014-03")]
    [InlineData("vnpt", "bts.sites", "2014-02")]
    [InlineData("vnpt", "density.telephone", "2014-03")]
    [InlineData("vnpt", "growth.bts.sites", "2014-02")]
    [InlineData("vnpt", "subscribers.mobile_prepaid", "2014-02-28")]
    public async Task A_total_that_tells_of_one_operator_is_withheld_without_a_trace(string caller, string item, string period)
    {
        using var response = await host.GetAsync(caller, $"/api/v1/figures?indicator={item}&area=22&period={period}");
        var text = await response.Content.ReadAsStringAsync();
        var figure = JsonDocument.Parse(text).RootElement.GetProperty("figures")[0];

        Assert.Equal(JsonValueKind.Null, figure.GetProperty("value").ValueKind);
        Assert.Equal("withheldOutside", figure.GetProperty("reason").GetString());
        Assert.Equal("Không công bố ra ngoài: số liệu chưa đủ điều kiện bảo mật thống kê.", figure.GetProperty("reasonText").GetProperty("vi").GetString());
        Assert.False(figure.GetProperty("passport").TryGetProperty("numerator", out _));
        Assert.Equal(0, figure.GetProperty("passport").GetProperty("notes").GetArrayLength());
        Assert.All([.. Secrets, "350000", "contributions", "coverage"], s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_of_the_host_sees_all_of_it()
    {
        var figure = (await host.GetJsonAsync("everywhere", Mobile + "&period=2014-03")).GetProperty("figures")[0];

        Assert.Equal(763_907, figure.GetProperty("value").GetDecimal());
        Assert.False(figure.TryGetProperty("form", out _));
        Assert.True(figure.GetProperty("passport").GetProperty("numerator").TryGetProperty("coverage", out _));
    }

    [Fact]
    public async Task A_share_is_given_with_the_total_and_a_concentration_never()
    {
        const string Share = "/api/v1/figures?area=22&period=2014-02&operator=vnpt&indicator=share.";

        using var response = await host.GetAsync("vnpt", Share + "subscribers.mobile_prepaid");
        var text = await response.Content.ReadAsStringAsync();
        var sites = await host.GetJsonAsync("vnpt", Share + "bts.sites");

        Assert.Equal(30.37m, JsonDocument.Parse(text).RootElement.GetProperty("figures")[0].GetProperty("value").GetDecimal());
        Assert.All(Secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
        Assert.Equal("withheldOutside", sites.GetProperty("figures")[0].GetProperty("reason").GetString());
        await host.GetJsonAsync("vnpt", "/api/v1/figures?area=22&period=2014-02&indicator=hhi.subscribers.mobile_prepaid", HttpStatusCode.Forbidden);
        await host.GetJsonAsync("outside", Share + "subscribers.mobile_prepaid", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Totals_are_given_as_known_now_and_own_figures_as_known_at_any_time()
    {
        var problem = await host.GetJsonAsync("vnpt", Mobile + "&period=2014-02&asOf=910002", HttpStatusCode.BadRequest);
        Assert.Equal(("asOf", "910002"), (problem.GetProperty("parameter").GetString(), problem.GetProperty("value").GetString()));

        await host.GetJsonAsync("vnpt", Mobile + "&period=2014-02&operator=vnpt&operator=all&asOf=2014-03-01", HttpStatusCode.BadRequest);
        await host.GetJsonAsync("vnpt", "/api/v1/series?metric=bts.sites&area=22&from=2014-01&to=2014-03&asOf=3", HttpStatusCode.BadRequest);
        var own = await host.GetJsonAsync("vnpt", Mobile + "&period=2014-02&operator=vnpt&asOf=910001");
        Assert.Equal(350_000, own.GetProperty("figures")[0].GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData("vnpt", "&operator=viettel")]
    [InlineData("outside", "&operator=vnpt")]
    [InlineData("vnpt", "&area=24@2004-07-08")]
    [InlineData("outside", "&area=VN")]
    public async Task Others_and_units_outside_the_territory_stay_closed(string caller, string more) =>
        await host.GetJsonAsync(caller, Mobile + "&period=2014-02" + more, HttpStatusCode.Forbidden);

    [Fact]
    public async Task Pages_say_as_little()
    {
        var shown = await host.GetPageAsync("vnpt", "/passport?indicator=subscribers.mobile_prepaid&area=22&period=2014-02");
        var withheld = await host.GetPageAsync("vnpt", "/passport?indicator=bts.sites&area=22&period=2014-02");
        var front = await host.GetPageAsync("outside", "/");

        Assert.Contains("1.152.318", shown, StringComparison.Ordinal);
        Assert.Contains("dạng công bố ra ngoài", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("asOf", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("ô số liệu", shown, StringComparison.Ordinal);
        Assert.Contains("chưa đủ điều kiện bảo mật thống kê", withheld, StringComparison.Ordinal);
        Assert.DoesNotContain("asOf", front, StringComparison.Ordinal);
        Assert.All(Secrets, s => Assert.All([shown, withheld, front], page => Assert.DoesNotContain(s, page, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_is_told_over_gRPC()
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        var client = new QueryService.QueryServiceClient(channel);
        var caller = new Metadata { { "x-caller", "vnpt" } };
        var request = new GetFiguresRequest { Indicators = { "subscribers.mobile_prepaid" }, Areas = { "22" }, Periods = { "2014-02", "2014-03" } };
        var answer = await client.GetFiguresAsync(request, caller);

        Assert.Equal(["1152318", ""], answer.Figures.Select(f => f.Value));
        Assert.Equal("withheldOutside", answer.Figures[1].Reason);
        Assert.All(Secrets, s => Assert.DoesNotContain(s, answer.ToString(), StringComparison.Ordinal));

        request.AsOf = "910002";
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await client.GetFiguresAsync(request, caller));
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    private static SeriesPatch Patch(long sequence, string source, string period, params (string Metric, long Value)[] cells) => new()
    {
        Sequence = sequence,
        Source = source,
        Period = Period.Parse(period),
        Shard = DefaultCatalogue.QuangNinh.Key,
        Areas = [DefaultCatalogue.QuangNinh.Key],
        Columns = [.. cells.Select(c => new SeriesColumn { Metric = c.Metric, Decimals = 0, Values = [c.Value] })],
    };
}
