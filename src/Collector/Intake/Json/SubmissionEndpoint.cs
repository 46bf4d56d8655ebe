using System.Globalization;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake.Json;

/// <summary>
/// <c>POST /api/v1/submissions</c> and <c>GET /api/v1/submissions/{id}</c>: intake for whoever has no gRPC. The same pipeline, the
/// same verdicts, the same receipts.
/// </summary>
internal static class SubmissionEndpoint
{
    private const string Address = "/api/v1/submissions";
    private const string OffsetName = "verdictOffset";

    /// <summary>Maps both.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Address, PostAsync);
        endpoints.MapReceipts();
    }

    /// <summary>Maps the second alone.</summary>
    public static void MapReceipts(this IEndpointRouteBuilder endpoints) => endpoints.MapMethods(Address + "/{**id}", [HttpMethods.Get, HttpMethods.Head], GetAsync);

    // Who is not known has no byte of his read.
    private static async Task PostAsync(HttpContext http)
    {
        if (http.Features.Get<Credential>() is not { } credential)
        {
            await JsonAnswer.RefuseAsync(http, IntakeRefusal.NoCredential);
            return;
        }

        var services = http.RequestServices;
        var time = services.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();
        var (body, refusal) = await JsonBody.ReadAsync(http.Request, services.GetRequiredService<IntakeLimits>(), http.RequestAborted);
        if (body is null)
        {
            // What the pipeline never sees is counted and logged as what it refuses.
            services.GetRequiredService<IntakeMetrics>().Submitted(refusal!, credential, 0, time.GetElapsedTime(started));
            await JsonAnswer.RefuseAsync(http, refusal!);
            return;
        }

        using (body)
        {
            await AnswerAsync(http, await services.GetRequiredService<IntakePipeline>().SubmitJsonAsync(body.Memory, credential, http.RequestAborted), 0);
        }
    }

    private static async Task GetAsync(HttpContext http)
    {
        if (http.Features.Get<Credential>() is not { } credential)
        {
            await JsonAnswer.RefuseAsync(http, IntakeRefusal.NoCredential);
            return;
        }

        var offset = 0;
        foreach (var (name, values) in http.Request.Query)
        {
            if (name != OffsetName || values.Count != 1 || !int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out offset))
            {
                await JsonAnswer.RefuseAsync(http, new(IntakeFault.BadShape, OffsetName, $"expected no parameter but {OffsetName}, once, a whole number from 0"));
                return;
            }
        }

        // A slash within an id may come as %2F, which no other part of the server decodes; an id has no % of its own.
        var id = Uri.UnescapeDataString((string?)http.Request.RouteValues["id"] ?? "");
        await AnswerAsync(http, await http.RequestServices.GetRequiredService<ReceiptReader>().ReadAsync(id, credential, http.RequestAborted), offset);
    }

    private static Task AnswerAsync(HttpContext http, IntakeResult result, int verdictOffset) => result.Receipt is { } receipt
        ? JsonAnswer.WriteAsync(http, "application/json; charset=utf-8", http.RequestServices.GetRequiredService<ReceiptJsonMapper>().Map(receipt, verdictOffset), IntakeJsonContext.Readable.ReceiptJson)
        : JsonAnswer.RefuseAsync(http, result.Refusal!);
}
