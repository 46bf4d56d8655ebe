using System.Net;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal;

/// <summary>
/// What every answer but gRPC's tells the browser: scripts of its own files alone, no frames, nothing from elsewhere, nothing to elsewhere, nothing kept, and over
/// TLS no way back to plain text.
/// </summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    // A year. Other names of the domain are not this service's to decide on, so nothing is said of them.
    private const string Transport = "max-age=31536000";

    /// <summary>Sets them before anything else answers, also where nothing is found or somebody is turned away; an endpoint may replace them afterwards.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null)
        {
            Apply(http);
        }

        return next(http);
    });

    private static void Apply(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not "no-referrer": with it browsers call the origin of their own page's form "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;

        // Figures are answered to a credential; a cache between must not answer them to another.
        headers.CacheControl = "no-store";
        if (http.Request.IsHttps && !IsThisMachine(http.Request.Host.Host))
        {
            headers.StrictTransportSecurity = Transport;
        }
    }

    // What is promised for localhost would hold for every other service on the machine.
    private static bool IsThisMachine(string host) =>
        host.Length == 0 || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
