using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Telemetry.Portal.Pages;

namespace Telemetry.Portal.Tests.Web;

/// <summary>How the files of pages are sent, the chart library among them where the build had it.</summary>
public sealed partial class ChartAssetTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("GZIP;q=0.5", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    public async Task A_file_is_sent_compressed_as_the_browser_takes_it_and_is_the_same_file(string accepted, string? expected)
    {
        using var plain = await GetAsync("portal.css", "");
        using var answer = await GetAsync("portal.css", accepted);

        Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await ReadAsync(answer));
    }

    [Fact]
    public async Task The_library_comes_with_its_notice_and_licences()
    {
        Assert.SkipUnless(PortalAssets.Has("echarts.js"), "The build had no Node.js 20 or no registry.");

        using var library = await GetAsync("echarts.js", "br");
        Assert.Equal("text/javascript", library.Content.Headers.ContentType?.MediaType);
        Assert.True(library.Content.Headers.ContentLength < 300_000, "The compressed library has grown.");
        Assert.Contains("Licensed to the Apache Software Foundation", await ReadAsync(library), StringComparison.Ordinal);
        foreach (var (name, text) in new[]
        {
            ("echarts-notice.txt", "Apache ECharts"),
            ("echarts-licence.txt", "Apache License"),
            ("zrender-licence.txt", "BSD 3-Clause License"),
            ("echarts-d3-licence.txt", "Mike Bostock"),
        })
        {
            using var licence = await GetAsync(name, "gzip");
            Assert.Equal(HttpStatusCode.OK, licence.StatusCode);
            Assert.Equal("text/plain; charset=utf-8", licence.Content.Headers.ContentType?.ToString());
            Assert.Contains(text, await ReadAsync(licence), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Modules_ask_nobody_but_this_host()
    {
        foreach (var name in new[] { "chart.js", "chart-options.js", "chart-palette.js" })
        {
            using var module = await GetAsync(name, "");
            var text = await module.Content.ReadAsStringAsync();
            Assert.DoesNotContain("://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
            Assert.All(Imports().Matches(text), m => Assert.StartsWith("./", m.Groups[1].Value, StringComparison.Ordinal));
        }
    }

    private Task<HttpResponseMessage> GetAsync(string name, string accepted)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, PortalAssets.Address(name));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return host.Http.SendAsync(request);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("(?:from|import\\()\\s*\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Imports();
}
