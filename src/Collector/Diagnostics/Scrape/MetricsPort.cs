using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Diagnostics.Scrape;

/// <summary>
/// The port of its own for what watches over the service: <c>/metrics</c> and the two health addresses, and nothing else. What counts is the port that the connection
/// came to, never what the request says about itself. The other ports have no <c>/metrics</c>.
/// </summary>
internal sealed class MetricsPort(RequestDelegate next, CollectorOptions options, ScrapeReader reader)
{
    private const string Metrics = "/metrics";

    /// <summary>Runs for every request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.LocalPort != options.MetricsPort)
        {
            return next(context);
        }

        LeaveOut(context);
        var path = context.Request.Path.Value;
        if (path is not (Metrics or "/health/live" or "/health/ready"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        return path == Metrics ? AnswerAsync(context) : next(context);
    }

    // Who watches is not what is watched: a probe every few seconds would be most of the requests counted and traced.
    private static void LeaveOut(HttpContext context)
    {
        context.Features.Get<IHttpMetricsTagsFeature>()?.MetricsDisabled = true;
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { } activity)
        {
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            activity.IsAllDataRequested = false;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (await reader.ReadAsync(context.RequestAborted) is not { } text)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.ContentType = PrometheusText.ContentType;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(text, context.RequestAborted);
        }
    }
}
