using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Protocol.Rpc;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Tests.Web;

public sealed class RpcQueryServiceTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_same_figure_comes_over_gRPC()
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        var request = new GetFiguresRequest { Indicators = { "density.telephone" }, Areas = { "24" }, Periods = { "2013-06" }, AsOf = "3" };
        var answer = await new QueryService.QueryServiceClient(channel).GetFiguresAsync(request, As("reader"));

        var figure = Assert.Single(answer.Figures);
        Assert.Equal(3, answer.AsOf);
        Assert.Equal("115.09", figure.Value);
        Assert.Equal(("Bắc Giang", "24@2004-07-08"), (figure.AreaName, figure.AreaKey));
        Assert.NotEmpty(figure.IndicatorName);
        Assert.NotEqual(FigureStatus.Missing, figure.Status);
        Assert.Equal(3, JsonDocument.Parse(figure.PassportJson).RootElement.GetProperty("ledgerPosition").GetInt64());
    }

    [Fact]
    public async Task A_series_comes_over_gRPC()
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        var request = new GetSeriesRequest { Metric = "subscribers.telephone", Area = "24", From = "2013-05", To = "2013-06" };
        var answer = await new QueryService.QueryServiceClient(channel).GetSeriesAsync(request, As("reader"));

        Assert.Equal([FigureStatus.Missing, FigureStatus.Complete], answer.Figures.Select(f => f.Status == FigureStatus.Partial ? FigureStatus.Complete : f.Status));
        Assert.Equal("", answer.Figures[0].Value);
        Assert.Equal("noValueReported", answer.Figures[0].Reason);
        Assert.True(answer.Figures[0].ReasonText.Length > 0 && answer.Figures[0].ReasonEnglishText.Length > 0);
        Assert.Equal("", answer.Figures[1].ReasonText);
    }

    [Theory]
    [InlineData("reader", "nothing", "24", StatusCode.InvalidArgument, "indicators")]
    [InlineData("reader", "bts.sites", "12345", StatusCode.InvalidArgument, "areas")]
    [InlineData("reader", "bts.sites", "22", StatusCode.PermissionDenied, null)]
    [InlineData("", "bts.sites", "24", StatusCode.Unauthenticated, null)]
    public async Task A_refusal_says_which_field(string caller, string indicator, string area, StatusCode code, string? field)
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        var request = new GetFiguresRequest { Indicators = { indicator }, Areas = { area }, Periods = { "2013-06" } };
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await new QueryService.QueryServiceClient(channel).GetFiguresAsync(request, As(caller)));

        Assert.Equal(code, refusal.StatusCode);
        var status = Telemetry.Protocol.Rpc.Status.Parser.ParseFrom(refusal.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal((int)code, status.Code);
        if (field is not null)
        {
            Assert.Equal(field, status.Details.Single().Unpack<BadRequest>().FieldViolations.Single().Field);
        }
    }

    private static Metadata As(string caller) => new() { { "x-caller", caller } };
}
