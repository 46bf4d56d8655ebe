using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Telemetry.Collector.Diagnostics.Export;

/// <summary>Says in the server's own span which of our routes was asked for and how it was answered; with the route's pattern, never with the address itself.</summary>
internal sealed class RequestSpan(RequestDelegate next)
{
    /// <summary>Runs for every request.</summary>
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity ? DescribeAsync(context, activity) : next(context);

    private async Task DescribeAsync(HttpContext context, Activity activity)
    {
        await next(context);
        var method = IsKnown(context.Request.Method) ? context.Request.Method : "_OTHER";
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.DisplayName = route is null ? method : $"{method} {route}";
        activity.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            activity.SetStatus(ActivityStatusCode.Error).SetTag("error.type", context.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static bool IsKnown(string method) => HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsPut(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method) || HttpMethods.IsOptions(method);
}
