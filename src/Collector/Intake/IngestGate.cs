using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Intake.Json;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Stands before gRPC's server, which would buffer a whole message first, whoever sent it: calls to the services that take large
/// messages are turned away before a byte is read where they have no valid credential. And behind it: a message so large that the
/// server itself refused it gets our answer, with the limit.
/// </summary>
internal sealed class IngestGate(RequestDelegate next, IntakeLimits limits, AccessLog access)
{
    /// <summary>The end of a stream whose credential ended while it was open.</summary>
    public static readonly IntakeRefusal Ended = new(
        IntakeFault.Unauthenticated, "authorization", "the credential has ended; every answer given stands. Open a new stream with a valid one and send the rest again");

    private const string StatusName = "grpc-status";
    private static readonly string[] Services = ["/telemetry.v1.IngestService/", "/telemetry.v1.AdminService/"];

    private static readonly IntakeRefusal TooManyAttempts = new(
        IntakeFault.TooManyAttempts, "authorization", "too many requests without a valid credential from this address; mend the credential first", FailedAttempts.Wait);

    private static readonly string ResourceExhausted = Number(StatusCode.ResourceExhausted);

    /// <summary>Runs for every request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // As routing compares: in any case.
        var isOurs = Array.Exists(Services, s => context.Request.Path.Value!.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        var isKnown = context.Features.Get<Credential>() is not null;
        if (!isKnown && context.Features.Get<FailedAuthentication>() is { IsOneTooMany: true })
        {
            await TurnAwayAsync(context, TooManyAttempts, isOurs || context.IsGrpc());
        }
        else if (!isOurs)
        {
            await next(context);
        }
        else if (!isKnown)
        {
            await TurnAwayAsync(context, IntakeRefusal.NoCredential, inGrpc: true);
        }
        else
        {
            await next(context);
            NameTheLimit(context);
        }
    }

    private Task TurnAwayAsync(HttpContext context, IntakeRefusal refusal, bool inGrpc)
    {
        if (!inGrpc)
        {
            // CredentialMiddleware reports it.
            return JsonAnswer.RefuseAsync(context, refusal);
        }

        // A response without a message: gRPC's "trailers only".
        context.Response.Headers.ContentType = "application/grpc";
        Write(context.Response.Headers, refusal);
        access.Unauthenticated(context);
        return Task.CompletedTask;
    }

    // Every refusal of ours has details; one without them is the server's own, of a message that it did not read.
    private void NameTheLimit(HttpContext context)
    {
        var status = context.Response.HasStarted ? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : context.Response.Headers;
        if (status is not null && status[StatusName] == ResourceExhausted && !status.ContainsKey(RefusalMapper.DetailsKey))
        {
            Write(status, limits.TooManyBytes(null));
        }
    }

    private static void Write(IHeaderDictionary target, IntakeRefusal refusal)
    {
        var exception = RefusalMapper.ToException(refusal);
        target[StatusName] = Number(exception.StatusCode);
        target["grpc-message"] = Uri.EscapeDataString(exception.Status.Detail);
        foreach (var entry in exception.Trailers)
        {
            target[entry.Key] = Convert.ToBase64String(entry.ValueBytes);
        }
    }

    private static string Number(StatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
