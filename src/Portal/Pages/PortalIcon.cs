using System.Text;
using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Pages;

/// <summary>The icon in a browser's tab: without one every browser asks for favicon.ico and reports an error.</summary>
internal static class PortalIcon
{
    /// <summary>Where the pages find it.</summary>
    public const string Address = "/assets/icon.1.svg";

    private static readonly byte[] Content = Encoding.UTF8.GetBytes(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0b5c6b"/><path d="M4 12V8m4 4V4m4 8V6" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>
        """);

    /// <summary>Answers a request for it.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        http.Response.ContentType = "image/svg+xml";
        http.Response.ContentLength = Content.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        await http.Response.Body.WriteAsync(Content, http.RequestAborted);
    }
}
