using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Json.JsonSender;
using static Telemetry.Collector.Tests.Senders.Requests;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Json;

/// <summary>Intake for whoever has no gRPC: the same submission, the same verdicts, the same receipt.</summary>
public sealed class JsonSubmissionTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private readonly TestCollector _collector = shared.Collector;
    private readonly JsonSender _sender = new(shared.Collector);

    [Fact]
    public async Task The_same_figures_over_gRPC_and_as_JSON_are_one_submission()
    {
        var key = _collector.OperatorKey("mic");
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);
        var id = NewId();
        var request = Table(
            "2013-06", ["24", "22", "ZZ"],
            new Column { Metric = Mobile, Scaled = { 1795720, 0, 7 }, ExceptionRows = { 1 }, ExceptionStates = { CellState.NotAvailable } },
            new Column { Metric = "area.land", Decimals = 2, Scaled = { 384970, 16021, 1 } },
            Scaled("subscribers.nothing", 1, 2, 3));
        request.SubmissionId = id;

        var first = (await client.SendAsync(request)).Taken();
        var (status, again) = await _sender.PostAsync(key, $$"""
            {"table": {"columns": [
                {"values": ["3849.70", 160.21, 1e-2], "metric": "area.land"},
                {"states": [null, "not_available", null], "values": [1795720, null, 7.0], "metric": "{{Mobile}}"},
                {"metric": "subscribers.nothing", "values": [1, 2, 3]}
             ], "areas": ["24", "22", "ZZ"]}, "period": "2013-06", "submissionId": "{{id}}", "kind": "figures"}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(again.GetProperty("duplicate").GetBoolean());
        AssertSame(first, again);
        AssertSame(first, (await _sender.GetAsync(key, id)).Body);
    }

    [Fact]
    public async Task A_list_is_the_list_of_gRPC()
    {
        var key = _collector.OperatorKey("mic");
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);
        var id = NewId();
        var (status, first) = await _sender.PostAsync(key, $$"""
            {"submissionId": "{{id}}", "period": "2013-06", "reason": "đính chính", "observations": [
                {"metric": "{{Mobile}}", "area": "24", "value": 5},
                {"value": 3849.7, "area": "24", "metric": "area.land"},
                {"metric": "{{Mobile}}", "area": "22", "state": "withdrawn"},
                {"metric": "{{Mobile}}", "area": "27", "value": 160.21}]}
            """);
        Assert.Equal(HttpStatusCode.OK, status);
        var request = List("2013-06", Value(Mobile, "24", 5), Value("area.land", "24", 384970, 2), Absent(Mobile, "22", CellState.Withdrawn), Number(Mobile, "27", 160.21));
        request.SubmissionId = id;
        request.Reason = "đính chính";

        var again = (await client.SendAsync(request)).Taken();

        Assert.True(again.Duplicate);
        again.Duplicate = false;
        AssertSame(again, first);
        var verdict = Assert.Single(first.GetProperty("verdicts").EnumerateArray());
        Assert.Equal("NOT_WHOLE", verdict.GetProperty("code").GetString());
        Assert.Equal("160.21", verdict.GetProperty("received").GetString());
    }

    [Fact]
    public async Task Other_content_under_an_id_is_a_conflict_that_names_the_first()
    {
        var key = _collector.OperatorKey("vnpt");
        var id = NewId();
        var (_, first) = await _sender.PostAsync(key, Document(id, "5"));

        var (status, problem) = await _sender.PostAsync(key, Document(id, "6"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("urn:telemetry:problem:id-reused", problem.GetProperty("type").GetString());
        Assert.Equal(409, problem.GetProperty("status").GetInt32());
        Assert.Equal("submissionId", problem.GetProperty("parameter").GetString());
        Assert.Equal(first.GetProperty("payloadHash").GetString(), problem.GetProperty("firstPayloadHash").GetString());
    }

    [Theory]
    [InlineData("1e3", 1000)]
    [InlineData("\"1795720\"", 1795720)]
    [InlineData("12.00", 12)]
    public async Task Numbers_are_taken_exactly(string value, long expected)
    {
        var key = _collector.OperatorKey("vnpt");
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);
        var id = NewId();
        var (_, receipt) = await _sender.PostAsync(key, Document(id, value));
        var request = Table("2013-06", ["24"], Scaled(Mobile, expected));
        request.SubmissionId = id;

        Assert.Equal(1, receipt.GetProperty("accepted").GetInt32());
        Assert.True((await client.SendAsync(request)).Taken().Duplicate);
    }

    [Theory]
    [InlineData("160.21", "NOT_WHOLE")]
    [InlineData("1e30", "OUT_OF_BOUNDS")]
    [InlineData("1e400", "OUT_OF_BOUNDS")]
    [InlineData("-1", "OUT_OF_BOUNDS")]
    [InlineData("9223372036854775808", "OUT_OF_BOUNDS")]
    public async Task A_figure_that_cannot_be_gets_its_verdict(string value, string code)
    {
        var (status, receipt) = await _sender.PostAsync(_collector.OperatorKey("vnpt"), Document(NewId(), value));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(code, Assert.Single(receipt.GetProperty("verdicts").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        var document = Document(NewId(), "5");
        var reader = _collector.Key(CredentialRole.Reader, null, []);
        var key = _collector.OperatorKey("vnpt");

        Assert.Equal(HttpStatusCode.Unauthorized, (await _sender.PostAsync(null, document)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _sender.PostAsync("tk_wrong", document)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _sender.GetAsync(null, "a")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _sender.PostAsync(reader, document)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _sender.GetAsync(reader, "a")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _sender.PostAsync(key, document.Replace("\"period\"", "\"source\":\"viettel\",\"period\"", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _sender.PostAsync(key, document.Replace("\"period\"", "\"kind\":\"plan\",\"period\"", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _sender.PostAsync(key, document.Replace("\"period\"", "\"kind\":\"published\",\"period\"", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _sender.GetAsync(key, "never-sent")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _sender.GetAsync(key, "a?offset=1")).Status);
    }

    [Fact]
    public async Task Over_the_rate_a_sender_is_told_when_to_come_back()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { SubmissionBurst = 1, SubmissionsPerSecond = 1 } });
        var key = collector.OperatorKey("vnpt");
        await collector.PostAsync(Address, Document(NewId(), "5"), key);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(collector.Host.PortalAddress, Address)) { Content = new StringContent(Document(NewId(), "5"), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", key);

        using var response = await Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.InRange(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("retryAfterMs").GetInt64(), 1, 5000);
    }

    [Fact]
    public async Task Verdicts_come_in_pages()
    {
        var key = _collector.OperatorKey("vnpt");
        var id = NewId();
        var areas = string.Join(',', Enumerable.Range(0, 4500).Select(i => $"\"Z{i}\""));
        var (_, receipt) = await _sender.PostAsync(key, $$"""{"submissionId":"{{id}}","period":"2013-06","table":{"areas":[{{areas}}],"columns":[{"metric":"{{Mobile}}","values":[{{string.Join(',', Enumerable.Repeat("1", 4500))}}] }] } }""");
        var seen = receipt.GetProperty("verdicts").EnumerateArray().Select(v => v.GetProperty("area").GetString()).ToList();
        Assert.Equal(4500, receipt.GetProperty("verdictCount").GetInt32());

        while (receipt.TryGetProperty("nextVerdictOffset", out var next))
        {
            receipt = (await _sender.GetAsync(key, $"{id}?verdictOffset={next.GetInt32()}")).Body;
            seen.AddRange(receipt.GetProperty("verdicts").EnumerateArray().Select(v => v.GetProperty("area").GetString()));
        }

        Assert.Equal(4500, seen.Distinct().Count());
        Assert.Equal(4500, seen.Count);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing_and_tells_findings()
    {
        var key = _collector.OperatorKey("vnpt");
        var id = NewId();
        var before = _collector.Ledger.Head;

        var (status, receipt) = await _sender.PostAsync(key, Document(id, "5").Replace("\"period\"", "\"dryRun\":true,\"period\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.False(receipt.TryGetProperty("sequence", out _));
        Assert.Equal(JsonValueKind.Array, receipt.GetProperty("findings").ValueKind);
        Assert.Equal(before, _collector.Ledger.Head);
        Assert.Equal(HttpStatusCode.NotFound, (await _sender.GetAsync(key, id)).Status);
    }

    [Fact]
    public async Task An_id_with_slashes_is_found_however_it_is_written()
    {
        var key = _collector.OperatorKey("vnpt");
        var id = "2013-06/first:" + NewId();
        var (_, receipt) = await _sender.PostAsync(key, Document(id, "5"));

        foreach (var path in (string[])[id, Uri.EscapeDataString(id)])
        {
            var (status, found) = await _sender.GetAsync(key, path);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(receipt.GetProperty("entryHash").GetString(), found.GetProperty("entryHash").GetString());
        }
    }

    [Fact]
    public async Task Senders_that_give_up_are_no_error_of_the_service()
    {
        var key = _collector.OperatorKey("vnpt");
        var before = _collector.Ledger.Head;
        string[] ends = ["", "Content-Length: 1000\r\n\r\n{\"submissionId\":", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"sub\r\n", "Content-Length: 20\r\nContent-Encoding: gzip\r\n\r\n\u001f"];
        foreach (var end in ends)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(_collector.Host.PortalAddress.Host, _collector.Host.PortalAddress.Port);
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(
                $"POST {Address} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n{end}"));
            client.LingerState = new LingerOption(true, 0);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _sender.GetAsync(key, "never-sent")).Status);
        Assert.Equal(before, _collector.Ledger.Head);
    }

    private static void AssertSame(SubmitResponse expected, JsonElement receipt)
    {
        Assert.Equal(expected.SubmissionId, receipt.GetProperty("submissionId").GetString());
        Assert.Equal(expected.Source, receipt.GetProperty("source").GetString());
        Assert.Equal(expected.Sequence, receipt.GetProperty("sequence").GetInt64());
        Assert.Equal(expected.CommittedUnixMs, DateTimeOffset.Parse(receipt.GetProperty("committed").GetString()!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        Assert.Equal(Convert.ToHexStringLower(expected.PayloadHash.Span), receipt.GetProperty("payloadHash").GetString());
        Assert.Equal(Convert.ToHexStringLower(expected.EntryHash.Span), receipt.GetProperty("entryHash").GetString());
        Assert.Equal((expected.Received, expected.Accepted, expected.Refused), (receipt.GetProperty("received").GetUInt32(), receipt.GetProperty("accepted").GetUInt32(), receipt.GetProperty("refused").GetUInt32()));
        Assert.Equal(
            expected.Verdicts.Select(v => (v.Area, v.Metric, v.Code.ToString(), v.Cells, v.Received, v.Expected)),
            receipt.GetProperty("verdicts").EnumerateArray().Select(v => (Text(v, "area"), Text(v, "metric"), CodeOf(v), v.GetProperty("cells").GetUInt32(), Text(v, "received"), Text(v, "expected"))));
    }

    private static string CodeOf(JsonElement verdict) =>
        Enum.GetValues<VerdictCode>().Single(c => c.ToString().Equals(Text(verdict, "code").Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)).ToString();

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
