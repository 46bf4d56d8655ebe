using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Reports;

/// <summary><c>GET /api/v1/reports/{report}</c>: a report for a unit and a period, in one of its forms.</summary>
internal static class ReportEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null
            && QueryStringReader.TryReadReport(http.Request.Query, http.GetReportCode(), withFormat: true, out var request, out var text, out fault)
            && ReportFormat.TryRead(text, out var format, out fault))
        {
            var outcome = await http.RequestServices.GetRequiredService<ReportService>().AnswerAsync(caller, request, http.RequestAborted);
            if (outcome.TryGet(out var document, out fault))
            {
                await WriteAsync(http, document, format);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }

    /// <summary>Code of the report in the path.</summary>
    public static string? GetReportCode(this HttpContext http) => http.Request.RouteValues["report"] as string;

    private static async Task WriteAsync(HttpContext http, ReportDocument document, ReportFormat format)
    {
        var file = await ReportFile.RenderAsync(document, format, http.RequestServices, http.GetCaller()?.IsDemo == true);
        if (format.IsFile)
        {
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        }

        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = file.Content.Length;
        await http.Response.Body.WriteAsync(file.Content, http.RequestAborted);
    }
}
