using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Json;

/// <summary>Writes a JSON document or a problem as the answer of a request.</summary>
internal static class JsonAnswer
{
    /// <summary>The document, status 200.</summary>
    public static async Task WriteAsync<T>(HttpContext http, T document, JsonTypeInfo<T> type)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(http.Response.Body, document, type, http.RequestAborted);
    }

    /// <summary>The problem, with its own status.</summary>
    public static async Task WriteAsync(HttpContext http, ProblemJson problem)
    {
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        await JsonSerializer.SerializeAsync(http.Response.Body, problem, PortalJsonContext.Readable.ProblemJson, http.RequestAborted);
    }
}
