using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Pages;

/// <summary>The one style sheet. Its address holds its hash, so a browser may keep it for ever.</summary>
internal static class PortalStyle
{
    private static readonly byte[] Content = Load();

    /// <summary>Where the pages find it.</summary>
    public static string Address { get; } = $"/assets/portal.{Convert.ToHexStringLower(SHA256.HashData(Content))[..16]}.css";

    /// <summary>Answers a request for it.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.ContentLength = Content.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        await http.Response.Body.WriteAsync(Content, http.RequestAborted);
    }

    private static byte[] Load()
    {
        using var stream = typeof(PortalStyle).Assembly.GetManifestResourceStream("portal.css")
            ?? throw new InvalidOperationException("portal.css is not embedded");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
