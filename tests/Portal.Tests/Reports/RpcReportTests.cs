using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Portal.Tests.Web;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>What /api/v1/reports answers, over gRPC: the same files, and the same refusals.</summary>
public sealed class RpcReportTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData(ReportFormat.Unspecified, "json", "vi")]
    [InlineData(ReportFormat.Json, "json", "en")]
    [InlineData(ReportFormat.Csv, "csv", "vi")]
    [InlineData(ReportFormat.Xlsx, "xlsx", "en")]
    [InlineData(ReportFormat.Html, "html", "vi")]
    public async Task The_same_file_comes_as_over_http(ReportFormat format, string name, string language)
    {
        using var expected = await host.GetAsync("reader", $"/api/v1/reports/main_targets?area=24&period=2013-06&asOf=5&format={name}&lang={language}");
        var report = await AskAsync("reader", new GetReportRequest { Report = "main_targets", Area = "24", Period = "2013-06", Format = format, Language = language, AsOf = "5" });

        Assert.Equal(await expected.Content.ReadAsByteArrayAsync(), report.Content.ToByteArray());
        Assert.Equal(expected.Content.Headers.ContentType?.ToString(), report.ContentType);
        Assert.Equal($"main_targets_24_2013-06_{language}.{name}", report.FileName);
        Assert.Equal(5, report.AsOf);
    }

    [Fact]
    public async Task The_list_names_what_can_be_asked_for()
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        var client = new QueryService.QueryServiceClient(channel);
        var list = await client.ListReportsAsync(new ListReportsRequest(), As("reader"));

        Assert.Equal(["postal_annex", "telecom_annex", "main_targets", "narrative_figures"], list.Reports.Select(r => r.Code));
        Assert.Equal(["month", "quarter", "half", "nineMonths", "year"], list.Reports[0].Periods);
        Assert.Equal([ReportFormat.Json, ReportFormat.Csv, ReportFormat.Xlsx, ReportFormat.Html], list.Reports[0].Formats);
        Assert.All(list.Reports, r => Assert.True(r.Title.Length > 0 && r.EnglishTitle.Length > 0));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await client.ListReportsAsync(new ListReportsRequest(), As("")))).StatusCode);
    }

    // As ReportEndpointTests has it for /api/v1/reports.
    [Theory]
    [InlineData("", "main_targets", "24", "2013-06", 0, "", "", StatusCode.Unauthenticated, null)]
    [InlineData("reader", "main_targets", "22", "2014", 0, "", "", StatusCode.PermissionDenied, null)]
    [InlineData("vnpt", "narrative_figures", "22", "2014-01", 0, "", "", StatusCode.PermissionDenied, null)]
    [InlineData("vnpt", "narrative_figures", "24", "2014-01", 0, "", "", StatusCode.PermissionDenied, null)]
    [InlineData("reader", "budget", "24", "2014", 0, "", "", StatusCode.NotFound, null)]
    [InlineData("reader", "main_targets", "24", "", 0, "", "", StatusCode.InvalidArgument, "period")]
    [InlineData("reader", "main_targets", "", "2013", 0, "", "", StatusCode.InvalidArgument, "area")]
    [InlineData("reader", "main_targets", "24", "2013-06-30", 0, "", "", StatusCode.InvalidArgument, "period")]
    [InlineData("reader", "main_targets", "24", "2013-06", 9, "", "", StatusCode.InvalidArgument, "format")]
    [InlineData("reader", "main_targets", "24", "2013-06", 0, "fr", "", StatusCode.InvalidArgument, "language")]
    [InlineData("reader", "main_targets", "24", "2013-06", 0, "", "99", StatusCode.InvalidArgument, "as_of")]
    public async Task What_cannot_be_answered_is_refused_by_name(
        string caller, string report, string area, string period, int format, string language, string asOf, StatusCode code, string? field)
    {
        var request = new GetReportRequest { Report = report, Area = area, Period = period, Format = (ReportFormat)format, Language = language, AsOf = asOf };
        var refusal = await Assert.ThrowsAsync<RpcException>(() => AskAsync(caller, request));

        Assert.Equal((code, field), (refusal.StatusCode, RpcDetails.FieldOf(refusal)));
    }

    private async Task<GetReportResponse> AskAsync(string caller, GetReportRequest request)
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        return await new QueryService.QueryServiceClient(channel).GetReportAsync(request, As(caller));
    }

    private static Metadata As(string caller) => new() { { "x-caller", caller } };
}
