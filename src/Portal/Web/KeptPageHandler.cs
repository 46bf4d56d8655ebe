using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Web;

/// <summary>
/// Answers a request for a page from the memo, or has the endpoint make it; compressed, with a tag by which a browser asks whether the page that it has
/// is still the one. What is no page (a fault, an outage) goes through untouched and is never kept.
/// </summary>
internal static class KeptPageHandler
{
    /// <summary>The endpoint with the memo before it.</summary>
    /// <param name="endpoint">What makes the page.</param>
    /// <param name="grounds">What it rests on.</param>
    public static RequestDelegate Around(RequestDelegate endpoint, PageGrounds grounds) => http => InvokeAsync(http, endpoint, grounds);

    private static async Task InvokeAsync(HttpContext http, RequestDelegate endpoint, PageGrounds grounds)
    {
        var start = Stopwatch.GetTimestamp();
        var compression = http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http);
        var memo = http.RequestServices.GetRequiredService<PageMemo>();
        var key = http.RequestServices.GetRequiredService<PageKeyReader>().Read(http, grounds, compression?.EncodingName ?? "");
        while (key is not null)
        {
            if (memo.TryGet(key, out var kept))
            {
                await SendAsync(http, kept, "kept", start);
                return;
            }

            if (memo.TryBegin(key, out var made))
            {
                break;
            }

            await made.WaitAsync(http.RequestAborted);
        }

        using (await http.RequestServices.GetRequiredService<PagePlaces>().TakeAsync(http.GetCaller()?.CredentialId ?? "", () => End(memo, key, copy: null), http.RequestAborted))
        {
            await MakeAsync(http, endpoint, compression, copy => End(memo, key, copy), start);
        }
    }

    private static void End(PageMemo memo, PageKey? key, PageCopy? copy)
    {
        if (key is not null)
        {
            memo.End(key, copy);
        }
    }

    private static async Task MakeAsync(HttpContext http, RequestDelegate endpoint, ICompressionProvider? compression, Action<PageCopy?> end, long start)
    {
        PageCopy? copy = null;
        using var buffer = new MemoryStream();
        try
        {
            var cookies = http.Response.Headers.SetCookie.Count;
            var wire = http.Response.Body;
            http.Response.Body = buffer;
            try
            {
                await endpoint(http);
            }
            finally
            {
                http.Response.Body = wire;
            }

            // A cookie would be given to whoever gets the page.
            if (http.Response.StatusCode == StatusCodes.Status200OK && http.Response.ContentType is { } type && http.Response.Headers.SetCookie.Count == cookies && !PassingPage.Is(http))
            {
                copy = Copy(buffer, type, compression);
            }
        }
        finally
        {
            end(copy);
        }

        if (copy is not null)
        {
            await SendAsync(http, copy, "made", start);
        }
        else
        {
            http.Response.ContentLength = buffer.Length;
            await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
        }
    }

    private static PageCopy Copy(MemoryStream made, string type, ICompressionProvider? compression)
    {
        var body = compression is null ? made.ToArray() : Compress(made.GetBuffer().AsSpan(0, (int)made.Length), compression);
        return new PageCopy(body, compression?.EncodingName ?? "", type, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
    }

    private static byte[] Compress(ReadOnlySpan<byte> page, ICompressionProvider compression)
    {
        using var compressed = new MemoryStream();
        using (var stream = compression.CreateStream(compressed))
        {
            stream.Write(page);
        }

        return compressed.ToArray();
    }

    private static async Task SendAsync(HttpContext http, PageCopy page, string how, long start)
    {
        var headers = http.Response.Headers;

        // A browser may keep it and must ask each time; whether this caller may have it is asked before that. Not that of somebody who signed in: after
        // signing out, "back" would show it without asking.
        headers.CacheControl = http.GetCaller()?.AccountName is null ? "private, no-cache" : "no-store";
        headers.Vary = "Accept-Encoding, Authorization, Cookie";
        headers.ETag = page.Tag;
        headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"{how};dur={Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.##}");
        if (http.Request.Headers.IfNoneMatch.Count > 0 && http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Tag.Equals(page.Tag, StringComparison.Ordinal) || t.Equals(EntityTagHeaderValue.Any)))
        {
            http.Response.ContentType = null;
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentEncoding = page.Encoding.Length > 0 ? page.Encoding : default;
        http.Response.ContentType = page.ContentType;
        http.Response.ContentLength = page.Body.Length;
        await http.Response.Body.WriteAsync(page.Body, http.RequestAborted);
    }
}
