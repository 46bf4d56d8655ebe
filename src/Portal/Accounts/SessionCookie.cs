using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Accounts;

/// <summary>The cookie in which a browser keeps a session's token. It ends with the browser, or with the session.</summary>
public static class SessionCookie
{
    // With this prefix no other host of the domain can set it, nor anybody over plain HTTP.
    private const string Secure = "__Host-session";
    private const string Plain = "session";

    /// <summary>The session's token; null where the browser has none.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Secure] ?? (request.IsHttps ? null : request.Cookies[Plain]);

    /// <summary>Has the browser keep it.</summary>
    public static void Write(HttpContext http, string token)
    {
        var isSecure = SameOrigin.IsSecure(http.Request);
        http.Response.Cookies.Append(isSecure ? Secure : Plain, token, Options(isSecure));
    }

    /// <summary>Has the browser forget it.</summary>
    public static void Delete(HttpContext http)
    {
        http.Response.Cookies.Delete(Plain, Options(isSecure: false));
        if (SameOrigin.IsSecure(http.Request))
        {
            http.Response.Cookies.Delete(Secure, Options(isSecure: true));
        }
    }

    private static CookieOptions Options(bool isSecure) => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = isSecure, Path = "/" };
}
