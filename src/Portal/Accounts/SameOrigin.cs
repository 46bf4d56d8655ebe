using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Accounts;

/// <summary>
/// Whether a request that changes something comes from a page of this portal: the browser says so, and no page of another site can make it say otherwise
/// (docs/decisions/0024). Pure.
/// </summary>
public static class SameOrigin
{
    /// <summary>Whether the session's cookie may prove who is asking.</summary>
    public static bool MayUseCookie(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOwn(request);

    /// <summary>Whether the request was made by a page of this portal, or by the person in the browser itself. Without both headers: no.</summary>
    public static bool IsOwn(HttpRequest request) => request.Headers["Sec-Fetch-Site"] switch
    {
        [] => request.Headers.Origin is [{ } origin] && IsOwn(request, origin),
        ["same-origin"] or ["none"] => true,
        _ => false,
    };

    /// <summary>Whether the browser speaks TLS: with this process, or with a proxy before it, whose pages are then of <c>https</c>.</summary>
    public static bool IsSecure(HttpRequest request) =>
        request.IsHttps || (request.Headers.Origin is [{ } origin] && origin.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && IsOwn(request, origin));

    // A proxy that ends TLS makes https into http, never the other way.
    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && !request.IsHttps))
        && uri is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
        && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
