using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Findings;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Pages.Findings;

/// <summary>
/// <c>GET /findings/{id}</c>: one finding with its life; <c>POST /findings/{id}/explain</c>: the form on it, which is answered with the way back to the page, or
/// with the page again, what was written kept and what is wrong with it beside the field.
/// </summary>
internal static class FindingPageEndpoint
{
    // A thousand characters at their longest in a form, and what stands around them.
    private const int MostBytes = 16 * 1024;
    private const string Field = "reason";

    /// <summary>Answers a request for the page.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        if ((await FindAsync(http)).TryGet(out var record, out var fault))
        {
            await WriteAsync(http, record, reason: null, fault: null);
            return;
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    /// <summary>Answers what was written into the form.</summary>
    public static async Task HandleExplainAsync(HttpContext http)
    {
        if (http.GetCaller() is not { } caller)
        {
            await PageAnswer.WriteAsync(http, QueryFault.Unauthenticated);
            return;
        }

        var reason = await ReadAsync(http.Request, http.RequestAborted);
        var outcome = await http.RequestServices.GetRequiredService<FindingQueryService>().ExplainAsync(caller, IdOf(http), reason, http.RequestAborted);
        if (outcome.TryGet(out var explained, out var fault))
        {
            // The browser then asks for the page, so that loading it again explains nothing twice.
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = $"/findings/{explained.Id}#history";
            return;
        }

        // What can be mended on the form is said on the form.
        if (fault.Kind is QueryFaultKind.InvalidParameter or QueryFaultKind.Unavailable && (await FindAsync(http)).TryGet(out var record, out _))
        {
            await WriteAsync(http, record, reason ?? "", fault);
            return;
        }

        await PageAnswer.WriteAsync(http, fault);
    }

    private static ValueTask<Reply<FindingRecord>> FindAsync(HttpContext http) =>
        http.RequestServices.GetRequiredService<FindingQueryService>().GetAsync(http.GetCaller(), IdOf(http), http.RequestAborted);

    private static string IdOf(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    private static Task WriteAsync(HttpContext http, FindingRecord record, string? reason, QueryFault? fault) => PageAnswer.WriteAsync<FindingPage>(
        http,
        new(StringComparer.Ordinal)
        {
            [nameof(FindingPage.Record)] = record,
            [nameof(FindingPage.Reason)] = reason ?? "",
            [nameof(FindingPage.Error)] = fault?.Parameter switch
            {
                null => ExplainError.None,
                QueryParameter.Reason => ExplainError.Reason,
                QueryParameter.Finding => ExplainError.Resolved,
                _ => ExplainError.Unavailable,
            },
        },
        fault is null ? StatusCodes.Status200OK : ProblemMapper.StatusOf(fault.Kind));

    // Null where there is no such field, or more than a reason is.
    private static async ValueTask<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var bytes = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MostBytes)
        {
            return null;
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes, 0, length));

        // A line's end is a space: a reason is one paragraph, as the interface for programs has it.
        return form.TryGetValue(Field, out var values) ? values[0]?.ReplaceLineEndings(" ") : null;
    }
}
