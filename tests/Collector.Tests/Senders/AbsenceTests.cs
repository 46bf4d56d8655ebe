using System.Net;
using System.Text.Json;
using Grpc.Core;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Protocol.V1;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>Zero is not missing, absence has a reason, and what was withdrawn keeps its history: from the wire to the public API.</summary>
public sealed class AbsenceTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private const string Mobile = "subscribers.mobile";

    private readonly TestCollector _collector = shared.Collector;

    [Theory]
    [InlineData(Way.Unary)]
    [InlineData(Way.Stream)]
    public async Task A_withdrawal_needs_a_reason(Way way)
    {
        using var client = _collector.Sender("vnpt");
        var list = List("2013-06", Absent(Mobile, "24", CellState.Withdrawn));
        var table = Table("2013-06", ["22", "24"], new Column { Metric = Mobile, Scaled = { 1, 0 }, ExceptionRows = { 1 }, ExceptionStates = { CellState.Withdrawn } });

        foreach (var request in new[] { list, table })
        {
            var answer = await client.SendAsync(request, way);

            answer.Refused(StatusCode.InvalidArgument);
            if (way == Way.Unary)
            {
                Assert.Equal(["reason"], answer.Fields);
            }

            (await client.SendAsync(new SubmitRequest(request) { DryRun = true }, way)).Refused(StatusCode.InvalidArgument);
            (await client.SendAsync(new SubmitRequest(request) { Reason = "gửi nhầm kỳ" }, way)).Taken();
        }
    }

    [Fact]
    public async Task A_withdrawn_cell_is_not_reported_and_its_history_stays()
    {
        using var client = _collector.Sender("viettel");
        var sent = (await client.SendAsync(List("2013-07", Value(Mobile, "24", 500), Value(Mobile, "22", 600)))).Taken();
        var withdrawn = (await client.SendAsync(new SubmitRequest(List("2013-07", Absent(Mobile, "24", CellState.Withdrawn))) { Reason = "gửi nhầm" })).Taken();

        var before = await _collector.FigureAsync(Mobile, "24", "2013-07", "viettel", sent.Sequence);
        var after = await _collector.FigureAsync(Mobile, "24", "2013-07", "viettel");
        var other = await _collector.FigureAsync(Mobile, "22", "2013-07", "viettel");
        var asOfWithdrawal = await _collector.FigureAsync(Mobile, "24", "2013-07", "viettel", withdrawn.Sequence);

        Assert.Equal(500, before.GetProperty("value").GetDecimal());
        Assert.Equal(JsonValueKind.Null, after.GetProperty("value").ValueKind);
        Assert.Equal("missing", after.GetProperty("status").GetString());
        Assert.Contains(after.GetProperty("reason").GetString(), (string[])["noValueReported", "notReported"]);
        Assert.Equal(JsonValueKind.Null, asOfWithdrawal.GetProperty("value").ValueKind);
        Assert.Equal(600, other.GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_withdrawn_cell_can_be_reported_again()
    {
        using var client = _collector.Sender("mobifone");
        (await client.SendAsync(List("2013-07", Value(Mobile, "24", 500)))).Taken();
        (await client.SendAsync(new SubmitRequest(List("2013-07", Absent(Mobile, "24", CellState.Withdrawn))) { Reason = "gửi nhầm" })).Taken();
        (await client.SendAsync(List("2013-07", Value(Mobile, "24", 501)))).Taken();

        Assert.Equal(501, (await _collector.FigureAsync(Mobile, "24", "2013-07", "mobifone")).GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData(CellState.NotApplicable, "notApplicable", true)]
    [InlineData(CellState.NotAvailable, "notAvailable", true)]
    [InlineData(CellState.NotReported, "notReported", true)]
    [InlineData(CellState.Withheld, "withheld", true)]
    [InlineData(CellState.NotApplicable, "notApplicable", false)]
    [InlineData(CellState.Withheld, "withheld", false)]
    public async Task A_reason_for_absence_reaches_the_reader(CellState state, string reason, bool asList)
    {
        using var client = _collector.Sender("vietnamobile");
        var period = $"2013-0{(int)state}";
        const string Metric = "bts.sites_5g";
        var area = asList ? "22" : "24";
        var request = asList
            ? List(period, Absent(Metric, area, state))
            : Table(period, ["24", "25"], new Column { Metric = Metric, Scaled = { 0, 0 }, ExceptionRows = { 0 }, ExceptionStates = { state } });

        (await client.SendAsync(request)).Taken();
        var figure = await _collector.FigureAsync(Metric, area, period, "vietnamobile");

        Assert.Equal(JsonValueKind.Null, figure.GetProperty("value").ValueKind);
        Assert.Equal(reason, figure.GetProperty("reason").GetString());
        Assert.NotEmpty(figure.GetProperty("reasonText").GetProperty("vi").GetString()!);
    }

    [Theory]
    [InlineData(CellState.NotApplicable, "không áp dụng")]
    [InlineData(CellState.NotAvailable, "không có số liệu")]
    [InlineData(CellState.NotReported, "chưa báo cáo")]
    [InlineData(CellState.Withheld, "không công bố")]
    public async Task A_reason_for_absence_reaches_the_printed_report(CellState state, string words)
    {
        using var client = _collector.Sender("vnpost");
        var period = $"2014-0{(int)state}";
        (await client.SendAsync(List(period, Absent("volume.newspapers", "24", state)))).Taken();
        await _collector.ProjectedAsync();
        var key = _collector.Key(CredentialRole.Reader, null, ["24@2004-07-08"]);

        var (status, csv) = await _collector.GetAsync($"/api/v1/reports/postal_annex?area=24&period={period}&format=csv", key);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"1;Sản lượng phát hành báo chí;\"Tờ, cuốn\";chưa có kế hoạch;{words};", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zero_is_a_value()
    {
        using var client = _collector.Sender("fpt");
        (await client.SendAsync(Table("2013-07", ["24"], Scaled("subscribers.internet.ftth", 0)))).Taken();

        var figure = await _collector.FigureAsync("subscribers.internet.ftth", "24", "2013-07", "fpt");

        Assert.Equal(0, figure.GetProperty("value").GetDecimal());
        Assert.Equal("complete", figure.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_correction_keeps_what_was_known_before()
    {
        using var client = _collector.Sender("sctv");
        var first = (await client.SendAsync(List("2013-07", Value(Mobile, "24", 1_759_720)))).Taken();
        (await client.SendAsync(new SubmitRequest(List("2013-07", Value(Mobile, "24", 1_795_720))) { Reason = "hai chữ số bị đảo" })).Taken();

        Assert.Equal(1_759_720, (await _collector.FigureAsync(Mobile, "24", "2013-07", "sctv", first.Sequence)).GetProperty("value").GetDecimal());
        Assert.Equal(1_795_720, (await _collector.FigureAsync(Mobile, "24", "2013-07", "sctv")).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_refused_cell_leaves_no_trace_in_the_figures()
    {
        using var client = _collector.Sender("cmc");
        (await client.SendAsync(List("2013-07", Value(Mobile, "24", 3), Value(Mobile, "22", -3), Value("subscribers.fixed", "24", 4), Value("subscribers.fixed", "24", 4)))).Taken();

        Assert.Equal(3, (await _collector.FigureAsync(Mobile, "24", "2013-07", "cmc")).GetProperty("value").GetDecimal());
        Assert.Equal(JsonValueKind.Null, (await _collector.FigureAsync(Mobile, "22", "2013-07", "cmc")).GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await _collector.FigureAsync("subscribers.fixed", "24", "2013-07", "cmc")).GetProperty("value").ValueKind);
    }
}
