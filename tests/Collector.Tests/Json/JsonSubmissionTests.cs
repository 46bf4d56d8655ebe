using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using static Telemetry.Collector.Tests.Senders.Requests;
using CredentialRole = Telemetry.Collector.Security.CredentialRole;

namespace Telemetry.Collector.Tests.Json;

/// <summary>Intake for whoever has no gRPC: the same submission, the same verdicts, the same receipt.</summary>
public sealed class JsonSubmissionTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private const string Mobile = "subscribers.mobile";
    private const string Address = "/api/v1/submissions";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private readonly TestCollector _collector = shared.Collector;

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
        var (status, again) = await PostAsync(key, $$"""
            {"table": {"columns": [
                {"values": ["3849.70", 160.21, 1e-2], "metric": "area.land"},
                {"states": [null, "not_available", null], "values": [1795720, null, 7.0], "metric": "{{Mobile}}"},
                {"metric": "subscribers.nothing", "values": [1, 2, 3]}
             ], "areas": ["24", "22", "ZZ"]}, "period": "2013-06", "submissionId": "{{id}}", "kind": "figures"}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(again.GetProperty("duplicate").GetBoolean());
        AssertSame(first, again);
        AssertSame(first, (await GetAsync(key, id)).Body);
    }

    [Fact]
    public async Task A_list_is_the_list_of_gRPC()
    {
        var key = _collector.OperatorKey("mic");
        using var client = new SenderClient(_collector.Host.GrpcAddress, key);
        var id = NewId();
        var (status, first) = await PostAsync(key, $$"""
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
        var (_, first) = await PostAsync(key, Document(id, "5"));

        var (status, problem) = await PostAsync(key, Document(id, "6"));

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
        var (_, receipt) = await PostAsync(key, Document(id, value));
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
        var (status, receipt) = await PostAsync(_collector.OperatorKey("vnpt"), Document(NewId(), value));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(code, Assert.Single(receipt.GetProperty("verdicts").EnumerateArray()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":[true]}]}}""", "table.columns[0].values[0]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":["1.795.720"]}]}}""", "table.columns[0].values[0]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":[1.00000000000000000000001]}]}}""", "table.columns[0].values[0]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24","22"],"columns":[{"metric":"m","values":[1,null]}]}}""", "table.columns[0].values[1]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24","22"],"columns":[{"metric":"m","values":[1,null],"states":[null,"unknown"]}]}}""", "table.columns[0].states[1]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":[1],"states":["withheld"]}]}}""", "table.columns[0].states[0]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":[1],"states":[]}]}}""", "table.columns[0].states")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":[1]},{"metric":"n","values":[1,2]}]}}""", "table.columns[1].values")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":[1],"value":[1]}]}}""", "table.columns[0].value")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24",24],"columns":[]}}""", "table.areas[1]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"values":[1]}]}}""", "table.columns[0]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":[]}""", "table")]
    [InlineData("""{"submissionId":"a","period":"2013-06","table":{"areas":[],"columns":[]}}""", "table")]
    [InlineData("""{"submissionId":"a","period":"2013-06"}""", "table")]
    [InlineData("""{"submissionId":"a","period":"2013-06","observations":[]}""", "observations")]
    [InlineData("""{"submissionId":"a","period":"2013-06","observations":[{"metric":"m","area":"24","value":1},{"metric":"m","area":"24"}]}""", "observations[1]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","observations":[{"metric":"m","area":"24","value":1,"state":"withheld"}]}""", "observations[0]")]
    [InlineData("""{"submissionId":"a","period":"2013-06","observations":[{"metric":"m","area":"24","value":1,"unit":"k"}]}""", "observations[0].unit")]
    [InlineData("""{"submissionId":"a","period":"2013-06","observations":[{"metric":"m","metric":"m","area":"24","value":1}]}""", "observations[0].metric")]
    [InlineData("""{"submissionId":"a","period":"2013-06","observations":[{"metric":"\ud800","area":"24","value":1}]}""", "observations[0].metric")]
    [InlineData("""{"submissionId":"a","period":"2013-06","period":"2013-06","observations":[]}""", "period")]
    [InlineData("""{"submissionId":"a","period":201306,"observations":[]}""", "period")]
    [InlineData("""{"submissionId":"a","period":"2013-06","kind":"sums","observations":[]}""", "kind")]
    [InlineData("""{"submissionId":"a","period":"2013-06","dryRun":"yes","observations":[]}""", "dryRun")]
    [InlineData("""{"submission_id":"a"}""", "submission_id")]
    [InlineData("""{"submissionId":"not an id","period":"2013-06","observations":[{"metric":"m","area":"24","value":1}]}""", "submissionId")]
    [InlineData("""{"submissionId":"a","period":"June","observations":[{"metric":"m","area":"24","value":1}]}""", "period")]
    [InlineData("""{"submissionId":"a","period":"2013-06","observations":[{"metric":"subscribers.mobile","area":"24","state":"withdrawn"}]}""", "reason")]
    [InlineData("[]", "$")]
    public async Task A_bad_document_is_told_where(string document, string path)
    {
        var key = _collector.OperatorKey("vnpt");
        var before = _collector.Ledger.Head;

        var (status, problem) = await PostAsync(key, document);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(path, problem.GetProperty("parameter").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        Assert.Equal(before, _collector.Ledger.Head);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"submissionId\":\"a\",}")]
    [InlineData("{\"submissionId\":\"a\" /* no */}")]
    [InlineData("{\"submissionId\":NaN}")]
    [InlineData("{} {}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"table\":{\"columns\":[{\"values\":[[[[[[[[[[1]]]]]]]]]]}]}}")]
    [InlineData("{\"table\":{\"columns\":[{\"metric\":\"m\",\"values\":[01]}]}}")]
    public async Task What_is_no_JSON_is_told_so(string document)
    {
        var (status, problem) = await PostAsync(_collector.OperatorKey("vnpt"), document);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("urn:telemetry:problem:malformed", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_told_so()
    {
        byte[] body = [.. "{\"submissionId\":\"a\",\"period\":\"2013-06\",\"reason\":\""u8, 0xFF, 0xFE, .. "\"}"u8];

        var (status, problem) = await SendAsync(_collector.OperatorKey("vnpt"), new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("UTF-8", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_before_the_text_does_no_harm() =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(_collector.OperatorKey("vnpt"), "\uFEFF" + Document(NewId(), "5"))).Status);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Only_JSON_is_taken(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Document(NewId(), "5")));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(_collector.OperatorKey("vnpt"), content)).Status);
    }

    [Fact]
    public async Task A_compressed_document_is_inflated_and_no_further_than_the_limit()
    {
        var key = _collector.OperatorKey("vnpt");
        var taken = await SendAsync(key, Zipped(Encoding.UTF8.GetBytes(Document(NewId(), "5"))));
        var bomb = await SendAsync(key, Zipped(new byte[100_000_000]));
        var plain = await SendAsync(key, Zipped([]));
        var other = Zipped("{}"u8.ToArray());
        other.Headers.ContentEncoding.Clear();
        other.Headers.ContentEncoding.Add("br");

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, bomb.Status);
        Assert.Contains("16,777,216", bomb.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, plain.Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(key, other)).Status);
        var broken = new ByteArrayContent([1, 2, 3, 4]);
        broken.Headers.ContentType = new("application/json");
        broken.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(key, broken)).Status);
    }

    [Fact]
    public async Task A_document_beyond_the_limits_is_told_the_limit()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { MaxMessageBytes = 64 * 1024, MaxTableCells = 10, MaxObservations = 2 } });
        var key = collector.OperatorKey("vnpt");
        string[] documents =
        [
            $$"""{"submissionId":"a","period":"2013-06","reason":"{{new string('x', 70_000)}}"}""",
            """{"submissionId":"a","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"m","values":[1,2,3,4,5,6]},{"metric":"n","values":[1,2,3,4,5,6]}]}}""",
            """{"submissionId":"a","period":"2013-06","observations":[{"metric":"m","area":"1","value":1},{"metric":"m","area":"2","value":1},{"metric":"m","area":"3","value":1}]}""",
        ];

        foreach (var document in documents)
        {
            var (status, text) = await collector.PostAsync(Address, document, key);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
            Assert.Contains("at most", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        var document = Document(NewId(), "5");
        var reader = _collector.Key(CredentialRole.Reader, null, []);
        var key = _collector.OperatorKey("vnpt");

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(null, document)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("tk_wrong", document)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(null, "a")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(reader, document)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(reader, "a")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(key, document.Replace("\"period\"", "\"source\":\"viettel\",\"period\"", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(key, document.Replace("\"period\"", "\"kind\":\"plan\",\"period\"", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(key, "never-sent")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(key, "a?offset=1")).Status);
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
        var (_, receipt) = await PostAsync(key, $$"""{"submissionId":"{{id}}","period":"2013-06","table":{"areas":[{{areas}}],"columns":[{"metric":"{{Mobile}}","values":[{{string.Join(',', Enumerable.Repeat("1", 4500))}}] }] } }""");
        var seen = receipt.GetProperty("verdicts").EnumerateArray().Select(v => v.GetProperty("area").GetString()).ToList();
        Assert.Equal(4500, receipt.GetProperty("verdictCount").GetInt32());

        while (receipt.TryGetProperty("nextVerdictOffset", out var next))
        {
            receipt = (await GetAsync(key, $"{id}?verdictOffset={next.GetInt32()}")).Body;
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

        var (status, receipt) = await PostAsync(key, Document(id, "5").Replace("\"period\"", "\"dryRun\":true,\"period\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.False(receipt.TryGetProperty("sequence", out _));
        Assert.Equal(JsonValueKind.Array, receipt.GetProperty("findings").ValueKind);
        Assert.Equal(before, _collector.Ledger.Head);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(key, id)).Status);
    }

    [Fact]
    public async Task An_id_with_slashes_is_found_however_it_is_written()
    {
        var key = _collector.OperatorKey("vnpt");
        var id = "2013-06/first:" + NewId();
        var (_, receipt) = await PostAsync(key, Document(id, "5"));

        foreach (var path in (string[])[id, Uri.EscapeDataString(id)])
        {
            var (status, found) = await GetAsync(key, path);
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

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(key, "never-sent")).Status);
        Assert.Equal(before, _collector.Ledger.Head);
    }

    private static string Document(string id, string value) =>
        $$"""{"submissionId":"{{id}}","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"{{Mobile}}","values":[{{value}}] }] } }""";

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

    private static ByteArrayContent Zipped(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        var content = new ByteArrayContent(zipped.ToArray()) { Headers = { ContentType = new("application/json") } };
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string? key, string document) => SendAsync(key, new StringContent(document, Encoding.UTF8, "application/json"));

    private Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string? key, string id) => AskAsync(HttpMethod.Get, Address + "/" + id, key, null);

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string? key, HttpContent content) => AskAsync(HttpMethod.Post, Address, key, content);

    private async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(HttpMethod method, string path, string? key, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(_collector.Host.PortalAddress.ToString().TrimEnd('/') + path)) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var response = await Http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
