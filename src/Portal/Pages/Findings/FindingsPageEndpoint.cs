using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Findings;

/// <summary><c>GET /findings</c>: what the check rules have against the figures; the parameters of <c>/api/v1/findings</c>, fewer of them on a page.</summary>
internal static class FindingsPageEndpoint
{
    private const string UsualLimit = "50";

    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null && QueryStringReader.TryReadFindings(PageQuestion.Of(http), out var request, out fault))
        {
            var findings = http.RequestServices.GetRequiredService<FindingQueryService>();
            if ((await findings.FindAsync(caller, request with { Limit = request.Limit ?? UsualLimit }, http.RequestAborted)).TryGet(out var answer, out fault))
            {
                await PageAnswer.WriteAsync<FindingsPage>(http, new(StringComparer.Ordinal)
                {
                    [nameof(FindingsPage.Findings)] = answer.Findings,
                    [nameof(FindingsPage.NextOffset)] = answer.NextOffset,
                    [nameof(FindingsPage.Count)] = (await findings.CountAsync(caller, request, http.RequestAborted)).TryGet(out var count, out _) ? count : null,
                    [nameof(FindingsPage.Form)] = FormOf(request),
                });
                return;
            }
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    private static FindingsForm FormOf(FindingsRequest request) => new()
    {
        Period = request.Period ?? "",
        Area = request.Area ?? "",
        Operator = request.Operator ?? "",
        State = request.State?.ToLowerInvariant() ?? "",
        Rule = request.Rule ?? "",
        Severity = request.Severity?.ToLowerInvariant() ?? "",
        Limit = request.Limit ?? "",
        Offset = request.Offset is { } offset ? int.Parse(offset, CultureInfo.InvariantCulture) : 0,
    };
}
