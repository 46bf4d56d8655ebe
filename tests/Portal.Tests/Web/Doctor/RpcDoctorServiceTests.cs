using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Pages.Examinations;
using Telemetry.Portal.Query.Examinations;
using Telemetry.Protocol.Rpc;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Tests.Web.Doctor;

public sealed class RpcDoctorServiceTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_document_over_gRPC_is_the_one_over_JSON()
    {
        var answer = await ExamineAsync("reader", new ExamineRequest { Text = SampleReport.Text, Area = "24", Period = "2013-06" });
        using var body = new StringContent(SampleReport.Text);
        using var response = await host.SendAsync("reader", "/api/v1/doctor?area=24&period=2013-06", body);

        Assert.Equal(await response.Content.ReadAsStringAsync(), answer.ExaminationJson.ToStringUtf8());
        var counts = JsonDocument.Parse(answer.ExaminationJson.ToStringUtf8()).RootElement.GetProperty("counts");
        Assert.True(answer.Fails > 0);
        Assert.Equal((Count("numbers"), Count("fails"), Count("holdsOnlyIf"), Count("holds")), (answer.Numbers, answer.Fails, answer.HoldsOnlyIf, answer.Holds));

        int Count(string name) => counts.GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("reader", "một 1", "99", "2013", "", StatusCode.InvalidArgument, "area")]
    [InlineData("reader", "một 1", "", "x", "", StatusCode.InvalidArgument, "period")]
    [InlineData("reader", "một 1", "", "", "fr", StatusCode.InvalidArgument, "language")]
    [InlineData("reader", "", "", "", "", StatusCode.InvalidArgument, "text")]
    [InlineData("reader", "a\0b", "", "", "", StatusCode.InvalidArgument, "text")]
    [InlineData("", "một 1", "", "", "", StatusCode.Unauthenticated, null)]
    public async Task A_refusal_says_which_field(string caller, string text, string area, string period, string language, StatusCode code, string? field)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ExamineAsync(caller, new ExamineRequest { Text = text, Area = area, Period = period, Language = language }));

        Assert.Equal(code, refusal.StatusCode);
        if (field is not null)
        {
            Assert.Equal(field, DetailsOf(refusal).Details.Single().Unpack<BadRequest>().FieldViolations.Single().Field);
        }
    }

    [Fact]
    public async Task A_report_that_is_too_long_is_refused_for_good()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ExamineAsync("reader", new ExamineRequest { Text = new string('a', 200_001) }));

        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.Empty(DetailsOf(refusal).Details);
    }

    [Fact]
    public async Task Who_has_reports_examined_already_is_told_when_to_come_again()
    {
        var places = host.Services.GetRequiredService<ExaminationPlaces>();
        using var first = places.TryTake("test");
        using var second = places.TryTake("test");
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ExamineAsync("reader", new ExamineRequest { Text = "một 1" }));

        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), DetailsOf(refusal).Details.Single().Unpack<RetryInfo>().RetryDelay.ToTimeSpan());
    }

    private static Protocol.Rpc.Status DetailsOf(RpcException refusal) => Protocol.Rpc.Status.Parser.ParseFrom(refusal.Trailers.GetValueBytes("grpc-status-details-bin"));

    private async Task<ExamineResponse> ExamineAsync(string caller, ExamineRequest request)
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        return await new DoctorService.DoctorServiceClient(channel).ExamineAsync(request, new Metadata { { "x-caller", caller } });
    }
}
