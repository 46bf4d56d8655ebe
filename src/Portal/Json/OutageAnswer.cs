using Microsoft.AspNetCore.Http;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary>Answers 503 with a sentence where what an answer rests on cannot be asked at present: the store of the figures, or another part of the service.</summary>
internal static class OutageAnswer
{
    private const string RetrySeconds = "5";

    /// <summary>Runs an endpoint; a page for people, a problem document for programs, where it comes to nothing.</summary>
    public static async Task InvokeAsync(HttpContext http, RequestDelegate endpoint)
    {
        try
        {
            await endpoint(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && QueryFault.Outage(e) is not null)
        {
            http.Response.Headers.RetryAfter = RetrySeconds;
            var fault = QueryFault.Outage(e)!;
            await (http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
                ? PageAnswer.WriteAsync(http, fault)
                : JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault)));
        }
    }
}
