using System.IO.Compression;
using System.Net;
using System.Text;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Pages that are kept: a portal of its own, because figures come while it is asked.</summary>
public sealed class KeptPageTests : IAsyncLifetime
{
    private const string Density = "/passport?indicator=density.telephone&area=24&period=2013-06";

    private readonly PortalHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_page_asked_for_again_is_not_made_again()
    {
        using var first = await _host.GetAsync("reader", Density);
        using var second = await _host.GetAsync("reader", Density);

        Assert.StartsWith("made;dur=", Timing(first), StringComparison.Ordinal);
        Assert.StartsWith("kept;dur=", Timing(second), StringComparison.Ordinal);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", second.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache, private", second.Headers.CacheControl?.ToString());
        Assert.Contains("nosniff", second.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_new_figure_is_on_the_page_at_once()
    {
        var before = await _host.GetPageAsync("reader", Density);
        Assert.Contains("117,35", before, StringComparison.Ordinal);
        Assert.Equal(before, await _host.GetPageAsync("reader", Density));

        await _host.AppendAsync(
            [
                new SeriesPatch
                {
                    Sequence = Seed.Last + 1,
                    Source = "so-bac-giang",
                    Period = Telemetry.Catalogue.Period.Parse("2013-06"),
                    Shard = DefaultCatalogue.BacGiang.Key,
                    Areas = [DefaultCatalogue.BacGiang.Key],
                    Columns = [new SeriesColumn { Metric = "subscribers.mobile", Decimals = 0, Values = [1_800_000] }],
                },
            ],
            Seed.Last + 1);

        Assert.Contains("117,62", await _host.GetPageAsync("reader", Density), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_may_read_is_kept_for_nobody_who_may_not()
    {
        Assert.Contains("117,35", await _host.GetPageAsync("everywhere", Density), StringComparison.Ordinal);
        Assert.Contains("117,35", await _host.GetPageAsync("reader", Density), StringComparison.Ordinal);

        foreach (var (caller, status) in new[] { ("vnpt", HttpStatusCode.Forbidden), ("outside", HttpStatusCode.Forbidden), ("", HttpStatusCode.Unauthorized) })
        {
            using var answer = await _host.GetAsync(caller, Density);
            Assert.Equal(status, answer.StatusCode);
            Assert.DoesNotContain("117,35", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Null(answer.Headers.ETag);
        }

        // Each territory's first page, in whatever order they come.
        var own = await _host.GetPageAsync("reader", "/");
        var others = await _host.GetPageAsync("vnpt", "/");
        Assert.Equal(own, await _host.GetPageAsync("reader", "/"));
        Assert.Equal(others, await _host.GetPageAsync("vnpt", "/"));
        Assert.DoesNotContain("Quảng Ninh", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Bắc Giang", others, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_readers_page_is_not_a_signed_in_readers()
    {
        Assert.Contains("Bản chạy thử", await _host.GetPageAsync("demo", Density), StringComparison.Ordinal);
        Assert.DoesNotContain("Bản chạy thử", await _host.GetPageAsync("everywhere", Density), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/passport?indicator=density.telephone&area=22&period=2014-01", HttpStatusCode.Forbidden)]
    [InlineData("/passport?indicator=nothing&area=24&period=2014-01", HttpStatusCode.BadRequest)]
    public async Task A_fault_is_not_kept(string address, HttpStatusCode status)
    {
        for (var i = 0; i < 2; i++)
        {
            using var answer = await _host.GetAsync("reader", address);

            Assert.Equal(status, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Server-Timing"));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_told_so_until_it_changes_and_no_other_browser_is()
    {
        using var first = await _host.GetAsync("reader", Density);
        var tag = first.Headers.ETag!.ToString();

        using var again = await AskAsync("reader", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        // Who may not read it learns nothing from a tag.
        using var stranger = await AskAsync("vnpt", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
        using var other = await AskAsync("reader", ("If-None-Match", "\"0123456789abcdef01234567\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("")]
    public async Task A_page_comes_in_the_encoding_that_the_browser_takes(string encoding)
    {
        var plain = await _host.GetPageAsync("reader", Density);

        for (var i = 0; i < 2; i++)
        {
            using var answer = await AskAsync("reader", ("Accept-Encoding", encoding));
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(encoding, string.Join(' ', answer.Content.Headers.ContentEncoding));
            Assert.Equal(plain, Unpack(body, encoding));
            Assert.Contains("Accept-Encoding", string.Join(',', answer.Headers.GetValues("Vary")), StringComparison.Ordinal);
            Assert.True(encoding.Length == 0 || body.Length * 2 < plain.Length, $"{body.Length} bytes of {plain.Length}");
        }
    }

    [Fact]
    public async Task The_language_that_an_address_names_is_remembered_from_a_kept_page_too()
    {
        using var forgetful = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = _host.Http.BaseAddress };
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Density + "&lang=en");
            request.Headers.Add("X-Caller", "reader");
            using var answer = await forgetful.SendAsync(request);

            Assert.Contains("<html lang=\"en\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("lang=en", StringComparison.Ordinal));
        }

        Assert.Contains("<html lang=\"vi\"", await _host.GetPageAsync("reader", Density), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_page()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _host.GetAsync("reader", "/passport?indicator=density.mobile&area=24&period=2013-06")));

        Assert.Single(answers, a => Timing(a).StartsWith("made", StringComparison.Ordinal));
        Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Json_is_compressed_and_not_kept()
    {
        using var answer = await AskAsync("reader", ("Accept-Encoding", "br"), "/api/v1/figures?indicator=density.telephone&area=24&period=2013-06");

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Contains("117.35", Unpack(await answer.Content.ReadAsByteArrayAsync(), "br"), StringComparison.Ordinal);
    }

    private static string Timing(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Server-Timing"));

    private async Task<HttpResponseMessage> AskAsync(string caller, (string Name, string Value) header, string address = Density)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Caller", caller);
        if (header.Value.Length > 0)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return await _host.Http.SendAsync(request);
    }

    private static string Unpack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream(body);
        using Stream stream = encoding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
