using System.Text;
using Telemetry.Storage.Series;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>How writes are cut, repeated and given up.</summary>
public sealed class InfluxWriteTests
{
    private static readonly SeriesPatch Patch = Sample.Table(1, [.. Enumerable.Range(0, 25).Select(Sample.Area)], [Sample.Column("mobile", new long[25])]);

    [Fact]
    public async Task Batches_are_bounded_in_points_and_the_position_comes_last()
    {
        using var influx = new ScriptedInflux(_ => null);
        await using var store = influx.OpenStore(o => o with { MaxBatchPoints = 10 });
        await store.AppendAsync([Patch], 1);

        Assert.Equal([10, 10, 6], influx.Writes.Select(w => w.Lines.Length));
        Assert.Equal(25, influx.Writes.SelectMany(w => w.Lines).Count(l => l.StartsWith("figures,", StringComparison.Ordinal)));
        Assert.Equal("positions layout=1i,sequence=1i 1\n", influx.Requests[^1].Body);
        Assert.All(influx.Writes, w => Assert.Equal(("POST", "/write?db=telemetry&precision=ns", "gzip", null), (w.Method, w.Target, w.Encoding, w.Authorization)));
        Assert.Equal("figures,area=00000@2004-01-01,grain=month,shard=24@2004-01-01,source=vnpt mobile:state=0i,mobile:value=0i 1370044800000000001", influx.Writes[0].Lines[0]);
        Assert.Equal("entries,part=0 what=\"vnpt|2013-06|24@2004-01-01\" 1", influx.Writes[^1].Lines[^1]);
    }

    [Fact]
    public async Task Batches_are_bounded_in_bytes()
    {
        using var influx = new ScriptedInflux(_ => null);
        await using var store = influx.OpenStore(o => o with { MaxBatchBytes = 64 << 10 });
        var areas = Enumerable.Range(0, 2000).Select(Sample.Area).ToArray();
        await store.AppendAsync([Sample.Table(1, areas, [Sample.Column("mobile", new long[2000])])], 1);

        Assert.True(influx.Writes.Count > 3);
        Assert.All(influx.Writes, w => Assert.InRange(Encoding.UTF8.GetByteCount(w.Body), 1, 64 << 10));
        Assert.Equal(2001, influx.Writes.SelectMany(w => w.Lines).Distinct().Count());
    }

    [Fact]
    public async Task What_is_too_large_is_halved()
    {
        using var influx = new ScriptedInflux(r => r.WritesFigures && r.Lines.Length > 4 ? new ScriptedAnswer(413, """{"error":"Request Entity Too Large"}""") : null);
        await using var store = influx.OpenStore();
        await store.AppendAsync([Patch], 1);

        Assert.Equal((1, 0), (store.Position, store.RejectedPoints));
        Assert.Equal(26, influx.Writes.Where(w => w.Lines.Length <= 4).Sum(w => w.Lines.Length));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Trouble_that_passes_is_waited_out(int status)
    {
        var troubles = 2;
        using var influx = new ScriptedInflux(r => r.WritesFigures && troubles-- > 0 ? new ScriptedAnswer(status, "", RetryAfter: "0") : null);
        await using var store = influx.OpenStore();
        await store.AppendAsync([Patch], 1);

        Assert.Equal((1, 3), (store.Position, influx.Writes.Count));
        Assert.Single(influx.Writes.Select(w => w.Body).Distinct());
    }

    [Fact]
    public async Task A_wait_longer_than_patience_is_not_begun()
    {
        var asked = 0;
        using var influx = new ScriptedInflux(r => r.WritesFigures && asked++ == 0 ? new ScriptedAnswer(503, "", RetryAfter: "3600") : null);
        await using var store = influx.OpenStore();

        var wrong = await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await store.AppendAsync([Patch], 1));
        Assert.Contains("answered 503", wrong.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (store.Position, influx.Requests.Count(r => r.Body.StartsWith("positions", StringComparison.Ordinal))));

        await store.AppendAsync([Patch], 1);
        Assert.Equal(1, store.Position);
    }

    [Fact]
    public async Task Lines_that_are_named_by_their_text_are_left_out_and_the_rest_is_stored()
    {
        using var influx = new ScriptedInflux(r => Named(r, "00003@", "00017@"));
        await using var store = influx.OpenStore();
        await store.AppendAsync([Patch], 1);

        Assert.Equal((1, 2), (store.Position, store.RejectedPoints));
        Assert.Equal([26, 24], influx.Writes.Select(w => w.Lines.Length));
        Assert.DoesNotContain("00003@", influx.Writes[^1].Body, StringComparison.Ordinal);

        static ScriptedAnswer? Named(InfluxExchange request, params string[] areas)
        {
            var bad = request.Lines.Where(l => areas.Any(a => l.Contains("area=" + a, StringComparison.Ordinal))).ToList();
            return bad.Count == 0 ? null : new ScriptedAnswer(400, System.Text.Json.JsonSerializer.Serialize(new
            {
                error = $"partial write: {string.Join("\n", bad.Select(l => $"unable to parse '{l}': it's no good"))} dropped=0",
            }));
        }
    }

    [Fact]
    public async Task Lines_that_are_named_by_their_number_are_left_out_and_the_rest_is_stored()
    {
        // As version 3 answers.
        var first = true;
        using var influx = new ScriptedInflux(r => !r.WritesFigures || !first ? null : First(new ScriptedAnswer(400, """
            {"error":"partial write of line protocol occurred","data":[
             {"original_line":"figures,ar","line_number":4,"error_message":"invalid column type"},{"original_line":"figures,ar","line_number":18,"error_message":"invalid column type"}]}
            """)));
        await using var store = influx.OpenStore();
        await store.AppendAsync([Patch], 1);

        Assert.Equal((1, 2), (store.Position, store.RejectedPoints));
        Assert.Equal(24, influx.Writes[^1].Lines.Length);
        Assert.DoesNotContain("00003@", influx.Writes[^1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("00017@", influx.Writes[^1].Body, StringComparison.Ordinal);

        ScriptedAnswer First(ScriptedAnswer answer)
        {
            first = false;
            return answer;
        }
    }

    [Theory]
    [InlineData("partial write: max-values-per-tag limit exceeded (100000/100000): measurement=\\\"figures\\\" tag=\\\"area\\\" value=\\\"x\\\" dropped=3")]
    [InlineData("partial write: max-series-per-database limit exceeded: (1000000) dropped=26")]
    [InlineData("partial write: points beyond retention policy dropped=26")]
    [InlineData("something that nobody has thought of")]
    public async Task A_limit_of_the_server_is_trouble_and_never_taken_for_success(string error)
    {
        using var influx = new ScriptedInflux(r => r.WritesFigures ? new ScriptedAnswer(400, $$"""{"error":"{{error}}"}""") : null);
        await using var store = influx.OpenStore();

        var wrong = await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await store.AppendAsync([Patch], 1));
        Assert.Contains(error.Split('\\')[0], wrong.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (store.Position, store.RejectedPoints));
        Assert.DoesNotContain(influx.Requests, r => r.Body.StartsWith("positions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("entries,")]
    [InlineData("positions ")]
    public async Task A_line_without_which_an_append_would_not_be_seen_is_never_left_out(string start)
    {
        using var influx = new ScriptedInflux(r => r.Lines.FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal)) is { } bad
            ? new ScriptedAnswer(400, System.Text.Json.JsonSerializer.Serialize(new { error = $"partial write: unable to parse '{bad}': it's no good dropped=0" }))
            : null);
        await using var store = influx.OpenStore();

        await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await store.AppendAsync([Patch], 1));
        Assert.Equal((0, 0), (await store.RefreshAsync(), store.RejectedPoints));
    }

    [Theory]
    [InlineData("""{"results":[{"statement_id":0,"series":[{"name":"entries","columns":["time","wh""")]
    [InlineData("""{"results":[{"statement_id":0,"series":[{"name":"entries","columns":["time","what"],"values":[[1,"vnpt|2013-06|24@2004-01-01"]],"partial":true}],"partial":true}]}""" + "\n")]
    [InlineData("")]
    public async Task An_answer_that_breaks_off_is_no_answer(string answer)
    {
        using var influx = new ScriptedInflux(r => r.Target.Contains("FROM \"entries\"", StringComparison.Ordinal)
            ? new ScriptedAnswer(200, answer)
            : r.Target.Contains("FROM \"positions\"", StringComparison.Ordinal) ? ScriptedAnswer.Rows("\"time\",\"sequence\",\"layout\"", "[5,5,1]") : null);
        await using var store = influx.OpenStore();

        await Assert.ThrowsAsync<SeriesStoreUnavailableException>(async () => await store.ListAsync(null));
        Assert.Equal(5, store.Position);
    }
}
