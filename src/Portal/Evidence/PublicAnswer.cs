using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Telemetry.Portal.Evidence;

/// <summary>An answer that is the same for everybody and that caches may keep, with a tag by which they ask whether it is still the one.</summary>
internal static class PublicAnswer
{
    /// <summary>For what never changes.</summary>
    public static readonly TimeSpan ForGood = TimeSpan.FromDays(365);

    /// <summary>For what may be another one soon.</summary>
    public static readonly TimeSpan Shortly = TimeSpan.FromMinutes(1);

    /// <summary>Writes it, or says that the one that the client has is still it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="body">The answer.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="keep">How long a cache may give it without asking.</param>
    /// <param name="modified">When it last changed; null: not known.</param>
    public static async Task WriteAsync(HttpContext http, byte[] body, string contentType, TimeSpan keep, DateTimeOffset? modified = null)
    {
        var headers = http.Response.Headers;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={(long)keep.TotalSeconds}{(keep == ForGood ? ", immutable" : "")}");
        headers.ETag = tag;

        // HTTP's times are whole seconds.
        var changed = modified is { } at ? DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()) : (DateTimeOffset?)null;
        http.Response.GetTypedHeaders().LastModified = changed;
        if (IsKnown(http.Request, tag, changed))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    // A tag counts before a time, RFC 9110, 13.2.2.
    private static bool IsKnown(HttpRequest request, string tag, DateTimeOffset? changed)
    {
        var asked = request.GetTypedHeaders();
        return asked.IfNoneMatch is { Count: > 0 } tags
            ? tags.Any(t => t.Tag.Equals(tag, StringComparison.Ordinal) || t.Equals(EntityTagHeaderValue.Any))
            : changed is { } at && asked.IfModifiedSince is { } since && at <= since;
    }
}
