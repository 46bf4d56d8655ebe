using System.Net.Http.Headers;

namespace Telemetry.Collector.Tests.Tool;

/// <summary><c>telemetry figures | series | report | completeness</c> against a running service.</summary>
public sealed class QueryCommandTests(ToolService service) : IClassFixture<ToolService>
{
    [Fact]
    public async Task Figures_are_written_as_in_Vietnam_for_people_and_exactly_for_machines()
    {
        string[] question = ["figures", "--indicator", "subscribers.mobile_prepaid", "--indicator", "bts.sites", "--area", "24", "--period", "2026-02", "--operator", "vnpt"];
        var vietnamese = await service.RunAsync(service.Reader, [.. question, "--lang", "vi", "--passport"]);
        var english = await service.RunAsync(service.Reader, question);
        var json = await service.JsonAsync(service.Reader, question);

        Assert.True(vietnamese.ExitCode == 0, vietnamese.Errors);
        Assert.Contains("1.795.720", vietnamese.Output, StringComparison.Ordinal);
        Assert.Contains("Bắc Ninh", vietnamese.Output, StringComparison.Ordinal);
        Assert.Contains("Công thức:", vietnamese.Output, StringComparison.Ordinal);
        Assert.Contains("báo cáo trực tiếp", vietnamese.Output, StringComparison.Ordinal);
        Assert.Contains("1,795,720", english.Output, StringComparison.Ordinal);
        var figure = json.GetProperty("figures")[0];
        Assert.Equal((1_795_720m, "24@2025-07-01", "vnpt"), (figure.GetProperty("value").GetDecimal(), figure.GetProperty("areaKey").GetString(), figure.GetProperty("operator").GetString()));
        Assert.False(figure.TryGetProperty("passport", out _));
        Assert.Equal(838, json.GetProperty("figures")[1].GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_series_has_a_row_for_each_period_also_where_nothing_is()
    {
        var json = await service.JsonAsync(service.Reader, "series", "--indicator", "bts.sites", "--area", "24", "--from", "2026-01", "--to", "2026-02", "--operator", "vnpt");

        Assert.Equal(["2026-01 missing noValueReported", "2026-02 complete "], json.GetProperty("figures").EnumerateArray().Select(f =>
            $"{f.GetProperty("period")} {f.GetProperty("status")} {(f.TryGetProperty("reason", out var reason) ? reason.GetString() : "")}"));
    }

    [Fact]
    public async Task A_report_is_the_file_that_the_portal_gives()
    {
        string[] question = ["report", "telecom_annex", "--area", "24", "--period", "2026-02"];
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", service.Reader) } };
        var address = new Uri(service.Collector.Host.PortalAddress, "/api/v1/reports/telecom_annex?area=24&period=2026-02&format=");

        var written = await service.JsonAsync(service.Reader, question);
        var csv = await service.RunAsync(service.Reader, [.. question, "--format", "csv", "--out", "-"]);
        var again = await service.FailAsync(service.Reader, [.. question, "--out", "telecom_annex_24_2026-02_vi.xlsx"]);
        var forced = await service.RunAsync(service.Reader, [.. question, "--force"]);

        Assert.Equal("telecom_annex_24_2026-02_vi.xlsx", written.GetProperty("file").GetString());
        Assert.Equal(await http.GetByteArrayAsync(address + "xlsx"), await File.ReadAllBytesAsync(Path.Combine(service.Folder, "telecom_annex_24_2026-02_vi.xlsx")));
        Assert.Equal((await http.GetStringAsync(address + "csv")).TrimStart('\uFEFF'), csv.Output.TrimStart('\uFEFF'));
        Assert.Equal((2, "unusable"), again);
        Assert.True(forced.ExitCode == 0, forced.Errors);
        Assert.Contains("telecom_annex", (await service.RunAsync(service.Reader, "report", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completeness_counts_what_the_portal_counts()
    {
        var reader = service.Reader;
        var (_, expected) = await service.Collector.GetAsync("/api/v1/completeness?period=2026-02", reader);
        var counts = System.Text.Json.JsonDocument.Parse(expected).RootElement;

        var json = await service.JsonAsync(reader, "completeness", "--period", "2026-02");
        var missing = await service.JsonAsync(reader, "completeness", "--period", "2026-02", "--missing", "--operator", "vnpt");
        var matrix = await service.RunAsync(reader, "completeness", "--period", "2026-02", "--matrix", "--lang", "vi");

        var cells = json.GetProperty("cells");
        Assert.All(["expected", "received", "late", "missing"], name => Assert.Equal(counts.GetProperty(name).GetInt64(), cells.GetProperty(name).GetInt64()));
        Assert.Equal(counts.GetProperty("rows").GetArrayLength(), json.GetProperty("rows").GetArrayLength());
        var parts = Assert.Single(missing.GetProperty("rows").EnumerateArray()).GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("code").GetString()).ToList();
        Assert.Contains("revenue.telecom", parts);
        Assert.DoesNotContain("bts.sites", parts);
        Assert.Contains("vnpt", matrix.Output, StringComparison.Ordinal);
        Assert.Contains("14,2%", matrix.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_read_it_is_told_so_by_code()
    {
        Assert.Equal((3, "not-permitted"), await service.FailAsync(service.Operator, "report", "telecom_annex", "--area", "24", "--period", "2026-02"));
        Assert.Equal((3, "not-permitted"), await service.FailAsync(service.Operator, "completeness", "--period", "2026-02", "--operator", "viettel"));
        Assert.Equal((3, "not-permitted"), await service.FailAsync(service.Reader, "figures", "--indicator", "bts.sites", "--area", "22", "--period", "2026-02"));
        Assert.Equal((1, "invalid"), await service.FailAsync(service.Reader, "figures", "--indicator", "no\u001bthing", "--area", "24", "--period", "2026-02"));
        Assert.Equal((1, "not-found"), await service.FailAsync(service.Reader, "report", "budget", "--area", "24", "--period", "2026-02"));
    }
}
