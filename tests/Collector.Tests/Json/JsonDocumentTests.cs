using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Telemetry.Collector.Tests.Running;
using static Telemetry.Collector.Tests.Json.JsonSender;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Json;

/// <summary>What is no submission in JSON, or a larger one than is taken: the sender is told where, and nothing is stored.</summary>
public sealed class JsonDocumentTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private readonly TestCollector _collector = shared.Collector;
    private readonly JsonSender _sender = new(shared.Collector);

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

        var (status, problem) = await _sender.PostAsync(key, document);

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
        var (status, problem) = await _sender.PostAsync(_collector.OperatorKey("vnpt"), document);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("urn:telemetry:problem:malformed", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_told_so()
    {
        byte[] body = [.. "{\"submissionId\":\"a\",\"period\":\"2013-06\",\"reason\":\""u8, 0xFF, 0xFE, .. "\"}"u8];

        var (status, problem) = await _sender.SendAsync(_collector.OperatorKey("vnpt"), new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("UTF-8", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_before_the_text_does_no_harm() =>
        Assert.Equal(HttpStatusCode.OK, (await _sender.PostAsync(_collector.OperatorKey("vnpt"), "\uFEFF" + Document(NewId(), "5"))).Status);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Only_JSON_is_taken(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Document(NewId(), "5")));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _sender.SendAsync(_collector.OperatorKey("vnpt"), content)).Status);
    }

    [Fact]
    public async Task A_compressed_document_is_inflated_and_no_further_than_the_limit()
    {
        var key = _collector.OperatorKey("vnpt");
        var taken = await _sender.SendAsync(key, Zipped(Encoding.UTF8.GetBytes(Document(NewId(), "5"))));
        var bomb = await _sender.SendAsync(key, Zipped(new byte[100_000_000]));
        var plain = await _sender.SendAsync(key, Zipped([]));
        var other = Zipped("{}"u8.ToArray());
        other.Headers.ContentEncoding.Clear();
        other.Headers.ContentEncoding.Add("br");

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, bomb.Status);
        Assert.Contains("16,777,216", bomb.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, plain.Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _sender.SendAsync(key, other)).Status);
        var broken = new ByteArrayContent([1, 2, 3, 4]);
        broken.Headers.ContentType = new("application/json");
        broken.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(HttpStatusCode.BadRequest, (await _sender.SendAsync(key, broken)).Status);
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
}
