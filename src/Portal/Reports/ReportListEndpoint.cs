using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Reports;

/// <summary><c>GET /api/v1/reports</c>: the reports that there are, for anybody known.</summary>
internal static class ReportListEndpoint
{
    /// <summary>Answers a request.</summary>
    public static Task HandleAsync(HttpContext http)
    {
        if (http.GetCaller() is null)
        {
            return JsonAnswer.WriteAsync(http, ProblemMapper.Map(QueryFault.Unauthenticated));
        }

        string[] formats = [.. ReportFormat.All.Select(f => f.Name)];
        var reports = http.RequestServices.GetRequiredService<Catalogue.Catalogue>().Reports
            .Select(r => new ReportEntryJson(r.Code, r.Title, r.EnglishTitle, [.. r.Grains.Select(ReportGrains.Name)], formats));
        return JsonAnswer.WriteAsync(http, new ReportListJson([.. reports]), PortalJsonContext.Readable.ReportListJson);
    }
}
