using System.Net;
using System.Text.Json;

namespace Telemetry.Portal.Tests.Web;

/// <summary>By the calendar that is shipped, in April 2026, when nothing of that year has come yet.</summary>
public sealed class CompletenessEndpointTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Who_owes_what_is_told_by_source_and_province()
    {
        var answer = await host.GetJsonAsync("everywhere", "/api/v1/completeness?period=2026-03&operator=fpt&area=22&detail=metrics");

        Assert.Equal("2026-03", answer.GetProperty("period").GetString());
        Assert.Equal("tháng 3/2026", answer.GetProperty("periodName").GetString());
        Assert.Equal(Seed.Last, answer.GetProperty("asOf").GetInt64());
        Assert.Equal("2026-04-15T12:00:00+07:00", answer.GetProperty("at").GetString());
        Assert.Equal((3, 3), (answer.GetProperty("expected").GetInt32(), answer.GetProperty("missing").GetInt32()));
        var row = Assert.Single(answer.GetProperty("rows").EnumerateArray());
        Assert.Equal("FPT Telecom", row.GetProperty("operatorName").GetString());
        Assert.Equal("22@2004-07-08", row.GetProperty("areaKey").GetString());
        Assert.Equal("2026-04-10", row.GetProperty("due").GetString());
        Assert.True(row.GetProperty("isDue").GetBoolean());
        Assert.Equal("missing", row.GetProperty("status").GetString());
        Assert.Equal("còn thiếu", row.GetProperty("statusText").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("lastReceipt").ValueKind);
        Assert.Equal(
            ["revenue.telecom", "subscribers.internet.ftth", "subscribers.internet.xdsl"],
            row.GetProperty("metrics").EnumerateArray().Select(m => m.GetProperty("code").GetString()));
        Assert.False(row.TryGetProperty("areas", out _));

        var early = await host.GetJsonAsync("everywhere", "/api/v1/completeness?period=2026-03&operator=fpt&area=22&detail=areas&asOf=2026-04-10");
        row = early.GetProperty("rows")[0];
        Assert.Equal("2026-04-10T23:59:59+07:00", early.GetProperty("at").GetString());
        Assert.Equal("chưa đến hạn", row.GetProperty("statusText").GetString());
        Assert.Equal("Quảng Ninh", row.GetProperty("areas")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_reader_sees_its_territory_and_an_operator_itself()
    {
        Assert.Equal(34, (await RowsAsync("everywhere", "period=2026-03&operator=vnpt")).Length);
        Assert.Empty(await RowsAsync("reader", "period=2026-03"));
        Assert.Equal(["vnpt 22"], await RowsAsync("vnpt", "period=2026-03"));
        Assert.Equal(["vnpt 22"], await RowsAsync("vnpt", "period=2026-03&operator=vnpt&area=22"));
        Assert.Empty(await RowsAsync("everywhere", "period=2013-06"));
    }

    [Theory]
    [InlineData("", "completeness?period=2026-03", 401, "unauthenticated", null)]
    [InlineData("", "reminders", 401, "unauthenticated", null)]
    [InlineData("vnpt", "completeness?period=2026-03&operator=viettel", 403, "others-figures", "operator")]
    [InlineData("vnpt", "completeness?period=2026-03&operator=all", 403, "others-figures", "operator")]
    [InlineData("vnpt", "reminders?operator=viettel", 403, "others-figures", "operator")]
    [InlineData("vnpt", "completeness?period=2026-03&area=24&operator=viettel", 403, "outside-territory", "area")]
    [InlineData("reader", "completeness?period=2026-03&area=VN", 403, "outside-territory", "area")]
    [InlineData("reader", "reminders?area=22", 403, "outside-territory", "area")]
    [InlineData("everywhere", "completeness", 400, "invalid-parameter", "period")]
    [InlineData("everywhere", "completeness?period=2026-03&detail=cells", 400, "invalid-parameter", "detail")]
    [InlineData("everywhere", "completeness?period=2026-03&operator=nobody", 400, "invalid-parameter", "operator")]
    [InlineData("everywhere", "completeness?period=2026-03&area=99", 400, "invalid-parameter", "area")]
    [InlineData("everywhere", "completeness?period=2026-03&asOf=999", 400, "invalid-parameter", "asOf")]
    [InlineData("everywhere", "completeness?period=2026-03&period=2026-04", 400, "invalid-parameter", "period")]
    [InlineData("everywhere", "completeness?period=2026-03&date=2026-04-01", 400, "unknown-parameter", "date")]
    [InlineData("everywhere", "reminders?date=2026-04", 400, "invalid-parameter", "date")]
    [InlineData("everywhere", "reminders?format=xlsx", 400, "invalid-parameter", "format")]
    public async Task What_cannot_be_answered_is_refused_by_name(string caller, string question, int status, string type, string? parameter)
    {
        var problem = await host.GetJsonAsync(caller, "/api/v1/" + question, (HttpStatusCode)status);

        Assert.Equal("urn:telemetry:problem:" + type, problem.GetProperty("type").GetString());
        Assert.Equal(parameter, problem.TryGetProperty("parameter", out var named) ? named.GetString() : null);
    }

    [Fact]
    public async Task Reminders_name_the_longest_overdue_first()
    {
        var answer = await host.GetJsonAsync("everywhere", "/api/v1/reminders?operator=vnpost");

        Assert.Equal("2026-04-15", answer.GetProperty("date").GetString());
        Assert.Equal(
            ["2026-01 64 quá hạn 64 ngày", "2026-02 36 quá hạn 36 ngày", "2026-Q1 5 quá hạn 5 ngày", "2026-03 5 quá hạn 5 ngày"],
            answer.GetProperty("reminders").EnumerateArray().Select(r =>
                $"{r.GetProperty("period")} {r.GetProperty("daysOverdue")} {r.GetProperty("dueText")}"));
        var first = answer.GetProperty("reminders")[0];
        Assert.Equal((34 * 6, 34, 6), (first.GetProperty("missing").GetInt32(), first.GetProperty("missingAreaCount").GetInt32(), first.GetProperty("missingMetricCount").GetInt32()));
        Assert.Equal(20, first.GetProperty("missingAreas").GetArrayLength());
    }

    [Fact]
    public async Task The_reminder_list_opens_in_a_spreadsheet()
    {
        using var response = await host.GetAsync("vnpt", "/api/v1/reminders?date=2026-04-05&format=csv");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var lines = System.Text.Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.Take(3));
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"nhac-bao-cao-2026-04-05.csv\"", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("Mã đơn vị;Đơn vị báo cáo;Kỳ báo cáo;Hạn nộp;Tình trạng;Số ngày quá hạn;Số ô phải báo cáo;Số ô đã nhận;Số ô còn thiếu;Địa bàn còn thiếu;Chỉ tiêu còn thiếu", lines[0]);
        Assert.StartsWith("vnpt;VNPT;tháng 1/2026;10/02/2026;quá hạn 54 ngày;54;14;0;14;Quảng Ninh;", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("vnpt;VNPT;tháng 3/2026;10/04/2026;còn 5 ngày;0;14;0;14;Quảng Ninh;", lines[3], StringComparison.Ordinal);
        Assert.Equal("", Assert.Single(lines[4..]));
    }

    private async Task<string[]> RowsAsync(string caller, string question) =>
        [.. (await host.GetJsonAsync(caller, "/api/v1/completeness?" + question)).GetProperty("rows").EnumerateArray()
            .Select(r => $"{r.GetProperty("operator").GetString()} {r.GetProperty("area").GetString()}")];
}
