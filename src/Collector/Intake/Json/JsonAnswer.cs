using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Telemetry.Collector.Intake.Json;

/// <summary>How intake answers over HTTP.</summary>
internal static class JsonAnswer
{
    /// <summary>A refusal as problem JSON, with what HTTP has for it in headers.</summary>
    public static Task RefuseAsync(HttpContext http, IntakeRefusal refusal)
    {
        var problem = ReceiptJsonMapper.Map(refusal);
        http.Response.StatusCode = problem.Status;
        if (refusal.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return WriteAsync(http, "application/problem+json; charset=utf-8", problem, IntakeJsonContext.Readable.ProblemJson);
    }

    /// <summary>A document that is not kept by anybody in between.</summary>
    public static Task WriteAsync<T>(HttpContext http, string contentType, T document, JsonTypeInfo<T> type)
    {
        http.Response.ContentType = contentType;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(http.Response.Body, document, type, http.RequestAborted);
    }
}
