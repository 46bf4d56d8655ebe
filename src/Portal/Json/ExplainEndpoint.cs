using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Json;

/// <summary><c>POST /api/v1/findings/{id}/explain</c>: says why a finding's figures are right as they are; kept in the ledger.</summary>
internal static class ExplainEndpoint
{
    // A thousand characters at their longest in JSON, and what stands around them.
    private const int MostBytes = 16 * 1024;

    /// <summary>Answers a request.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var caller = http.GetCaller();
        var fault = QueryFault.Unauthenticated;
        if (caller is not null)
        {
            if (!http.Request.HasJsonContentType())
            {
                await JsonAnswer.WriteAsync(http, ProblemMapper.NotJson);
                return;
            }

            var (body, unreadable) = await ReadAsync(http);
            var id = (string)http.Request.RouteValues["id"]!;
            if (unreadable is not null)
            {
                fault = unreadable;
            }
            else if ((await http.RequestServices.GetRequiredService<FindingQueryService>().ExplainAsync(caller, id, body?.Reason, http.RequestAborted)).TryGet(out var record, out fault))
            {
                await JsonAnswer.WriteAsync(http, http.RequestServices.GetRequiredService<FindingMapper>().Map(record), PortalJsonContext.Readable.FindingJson);
                return;
            }
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault));
    }

    private static async Task<(ExplainJson? Body, QueryFault? Fault)> ReadAsync(HttpContext http)
    {
        var unreadable = QueryFault.Invalid(QueryParameter.Reason, null, """a body such as {"reason":"…"}, at most 16 KiB""", "The body is not what was expected.");
        var bytes = new byte[MostBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (length > MostBytes)
        {
            return (null, unreadable);
        }

        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), PortalJsonContext.Readable.ExplainJson) is { } body ? (body, null) : (null, unreadable);
        }
        catch (JsonException)
        {
            return (null, unreadable);
        }
    }
}
