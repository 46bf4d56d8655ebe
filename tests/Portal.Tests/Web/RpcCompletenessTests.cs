using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Tests.Web;

/// <summary>What /api/v1/completeness answers, over gRPC: the same rows, and the same refusals.</summary>
public sealed class RpcCompletenessTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("everywhere", "fpt", "22", CompletenessDetail.Metrics, "metrics")]
    [InlineData("everywhere", "fpt", "", CompletenessDetail.Areas, "areas")]
    [InlineData("vnpt", "", "", CompletenessDetail.Unspecified, null)]
    [InlineData("reader", "", "", CompletenessDetail.Unspecified, null)]
    public async Task The_same_rows_come_as_over_http(string caller, string source, string area, CompletenessDetail detail, string? parts)
    {
        var json = await host.GetJsonAsync(caller, "/api/v1/completeness?period=2026-03" + Parameter("operator", source) + Parameter("area", area) + Parameter("detail", parts ?? ""));
        var answer = await AskAsync(caller, new GetCompletenessRequest { Period = "2026-03", Operator = source, Area = area, Detail = detail });

        Assert.Equal(json.GetProperty("asOf").GetInt64(), answer.AsOf);
        Assert.Equal(json.GetProperty("at").GetDateTimeOffset(), DateTimeOffset.FromUnixTimeMilliseconds(answer.AtUnixMs));
        Assert.Equal(Counts(json), Counts(answer.Counts));
        Assert.Equal(json.GetProperty("rows").EnumerateArray().Select(Row), answer.Rows.Select(Row));
        Assert.Equal(
            json.GetProperty("rows").EnumerateArray().SelectMany(r => parts is null ? [] : r.GetProperty(parts).EnumerateArray().Select(Part)),
            answer.Rows.SelectMany(r => r.Parts).Select(p => $"{p.Code} {p.Name} {Name(p.Status)} {Counts(p.Counts)}"));
    }

    // As CompletenessEndpointTests has it for /api/v1/completeness.
    [Theory]
    [InlineData("", "2026-03", "", "", "", StatusCode.Unauthenticated, null)]
    [InlineData("vnpt", "2026-03", "viettel", "", "", StatusCode.PermissionDenied, null)]
    [InlineData("vnpt", "2026-03", "all", "", "", StatusCode.PermissionDenied, null)]
    [InlineData("vnpt", "2026-03", "viettel", "24", "", StatusCode.PermissionDenied, null)]
    [InlineData("outside", "2026-03", "", "", "", StatusCode.PermissionDenied, null)]
    [InlineData("reader", "2026-03", "", "VN", "", StatusCode.PermissionDenied, null)]
    [InlineData("everywhere", "", "", "", "", StatusCode.InvalidArgument, "period")]
    [InlineData("everywhere", "2026-03", "nobody", "", "", StatusCode.InvalidArgument, "operator")]
    [InlineData("everywhere", "2026-03", "", "99", "", StatusCode.InvalidArgument, "area")]
    [InlineData("everywhere", "2026-03", "", "", "999", StatusCode.InvalidArgument, "as_of")]
    public async Task What_cannot_be_answered_is_refused_by_name(string caller, string period, string source, string area, string asOf, StatusCode code, string? field)
    {
        var request = new GetCompletenessRequest { Period = period, Operator = source, Area = area, AsOf = asOf };
        var refusal = await Assert.ThrowsAsync<RpcException>(() => AskAsync(caller, request));

        Assert.Equal((code, field), (refusal.StatusCode, RpcDetails.FieldOf(refusal)));
    }

    [Fact]
    public async Task A_detail_that_there_is_not_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => AskAsync("everywhere", new GetCompletenessRequest { Period = "2026-03", Detail = (CompletenessDetail)7 }));

        Assert.Equal((StatusCode.InvalidArgument, "detail"), (refusal.StatusCode, RpcDetails.FieldOf(refusal)));
    }

    private async Task<GetCompletenessResponse> AskAsync(string caller, GetCompletenessRequest request)
    {
        using var channel = GrpcChannel.ForAddress(host.GrpcAddress);
        return await new QueryService.QueryServiceClient(channel).GetCompletenessAsync(request, new Metadata { { "x-caller", caller } });
    }

    private static string Parameter(string name, string value) => value.Length == 0 ? "" : $"&{name}={value}";

    private static string Row(JsonElement row) => string.Join(
        ' ',
        row.GetProperty("operator"), row.GetProperty("operatorName"), row.GetProperty("area"), row.GetProperty("areaKey"), row.GetProperty("areaName"),
        row.GetProperty("due"), row.GetProperty("isDue").GetBoolean(), row.GetProperty("status"), Counts(row), Position(row.GetProperty("firstReceipt")), Position(row.GetProperty("lastReceipt")));

    private static string Row(CompletenessRow row) => string.Join(
        ' ', row.Operator, row.OperatorName, row.Area, row.AreaKey, row.AreaName, row.Due, row.IsDue, Name(row.Status), Counts(row.Counts), row.FirstReceipt, row.LastReceipt);

    private static string Part(JsonElement part) => $"{part.GetProperty("code")} {part.GetProperty("name")} {part.GetProperty("status")} {Counts(part)}";

    private static long Position(JsonElement value) => value.ValueKind == JsonValueKind.Null ? 0 : value.GetInt64();

    private static (long, long, long, long) Counts(JsonElement json) =>
        (json.GetProperty("expected").GetInt64(), json.GetProperty("received").GetInt64(), json.GetProperty("late").GetInt64(), json.GetProperty("missing").GetInt64());

    private static (long, long, long, long) Counts(CompletenessCounts counts) => (counts.Expected, counts.Received, counts.Late, counts.Missing);

    private static string Name(CompletenessStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
