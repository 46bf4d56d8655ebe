using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal;

/// <summary>What every answer of the portal tells the browser: scripts of its own files alone, no frames, nothing from elsewhere, nothing kept.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets them; an endpoint may replace them afterwards.</summary>
    public static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";

        // Figures are answered to a credential; a cache between must not answer them to another.
        headers.CacheControl = "no-store";
    }
}
