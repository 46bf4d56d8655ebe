using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Json;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Evidence;

/// <summary>
/// <c>GET /api/v1/receipts/{id}</c> and its <c>/proof</c>; <c>GET /api/v1/checkpoints</c>, <c>/{size|latest}</c>, <c>/{size|latest}/consistency</c> and <c>/key</c>, which need no credential: they hold
/// hashes only.
/// </summary>
internal static class EvidenceEndpoint
{
    private const string Json = "application/json; charset=utf-8";
    private const string Pem = "application/x-pem-file";

    /// <summary>A receipt.</summary>
    public static Task ReceiptAsync(HttpContext http) => AnswerAsync(
        http, null, service => service.ReceiptAsync(http.GetCaller(), Route(http, "id"), http.RequestAborted), receipt => WriteAsync(http, ReceiptDocument.Write(receipt)));

    /// <summary>The proof that a checkpoint covers an entry.</summary>
    public static Task ProofAsync(HttpContext http) => AnswerAsync(
        http, "checkpoint", service => service.ProofAsync(http.GetCaller(), Route(http, "id"), One(http, "checkpoint"), http.RequestAborted), proof => WriteAsync(http, proof.Write()));

    /// <summary>A page of checkpoints.</summary>
    public static Task ListAsync(HttpContext http) => AnswerAsync(http, "before or limit", service => service.ListAsync(One(http, "before"), One(http, "limit"), http.RequestAborted), async page =>
    {
        var hasMore = page.Entries.Count > 0 && (await http.RequestServices.GetRequiredService<ILedgerEvidence>().ListAsync(page.Entries[^1].Checkpoint.Size, 1, http.RequestAborted)).Entries.Count > 0;
        await PublicAnswer.WriteAsync(http, CheckpointDocument.Write(page, hasMore), Json, PublicAnswer.Shortly);
    });

    /// <summary>One checkpoint.</summary>
    public static Task FindAsync(HttpContext http) => AnswerAsync(
        http, null, service => service.FindAsync(Route(http, "size"), http.RequestAborted), found => PublicAnswer.WriteAsync(http, CheckpointDocument.Write(found), Json, Keep(http)));

    /// <summary>The proof that a checkpoint goes on from an earlier one.</summary>
    public static Task ConsistencyAsync(HttpContext http) => AnswerAsync(
        http, "from", service => service.ConsistencyAsync(Route(http, "size"), One(http, "from"), http.RequestAborted), proof => PublicAnswer.WriteAsync(http, proof.Write(), Json, Keep(http)));

    /// <summary>The public key that checkpoints are signed with now.</summary>
    public static Task KeyAsync(HttpContext http) => AnswerAsync(
        http, null, service => service.KeyAsync(http.RequestAborted), pem => PublicAnswer.WriteAsync(http, Encoding.ASCII.GetBytes(pem), Pem, PublicAnswer.Shortly));

    private static async Task AnswerAsync<T>(HttpContext http, string? known, Func<EvidenceQueryService, ValueTask<Reply<T>>> ask, Func<T, Task> write)
        where T : class
    {
        if (QueryStringReader.Check(http.Request.Query, known) is not { } fault && (await ask(http.RequestServices.GetRequiredService<EvidenceQueryService>())).TryGet(out var answer, out fault))
        {
            await write(answer);
            return;
        }

        await JsonAnswer.WriteAsync(http, ProblemMapper.Map(fault!));
    }

    private static async Task WriteAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentType = Json;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static TimeSpan Keep(HttpContext http) => Route(http, "size") == "latest" ? PublicAnswer.Shortly : PublicAnswer.ForGood;

    private static string? Route(HttpContext http, string name) => http.Request.RouteValues[name]?.ToString();

    private static string? One(HttpContext http, string name) => http.Request.Query[name] is [{ } value] ? value : null;
}
