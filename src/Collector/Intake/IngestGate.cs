using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Intake.Json;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Stands before gRPC's server, which would buffer a whole message first, whoever sent it: calls to the services that take large
/// messages are turned away before a byte is read where they have no valid credential, and what the parts of the service ask each other is for them alone. And
/// behind it: a message so large that the server itself refused it gets our answer, with the limit.
/// </summary>
internal sealed class IngestGate(RequestDelegate next, IntakeLimits limits, KnownCredentials keys, AccessLog access)
{
    /// <summary>The end of a stream whose credential ended while it was open.</summary>
    public static readonly IntakeRefusal Ended = new(
        IntakeFault.Unauthenticated, "authorization", "the credential has ended; every answer given stands. Open a new stream with a valid one and send the rest again");

    private const string StatusName = "grpc-status";
    private const string Health = "/health/";
    private const string RpcHealth = "/grpc.health.v1.Health/";
    private static readonly string[] Services = ["/telemetry.v1.IngestService/", "/telemetry.v1.AdminService/"];
    private static readonly string[] InnerServices = ["/telemetry.v1.LedgerService/", "/telemetry.v1.FindingService/"];

    private static readonly IntakeRefusal NobodyKnown = new(
        IntakeFault.LedgerUnavailable, "", "this process has lost the collector and cannot say who may come in; nothing was stored. Try again", TimeSpan.FromSeconds(2));

    private static readonly IntakeRefusal Compressed = new(
        IntakeFault.Malformed, "grpc-encoding", "the message is compressed; expected none that is: the parts of the service send each other plain ones");

    private static readonly IntakeRefusal NotService = new(IntakeFault.WrongRole, "", "this is for the parts of the service; a credential of the role service is needed");

    private static readonly IntakeRefusal OnlyService = new(IntakeFault.WrongRole, "", "a credential of the role service is for the parts of the service among themselves; use a person's or a source's");

    private static readonly IntakeRefusal TooManyAttempts = new(
        IntakeFault.TooManyAttempts, "authorization", "too many requests without a valid credential from this address; mend the credential first", FailedAttempts.Wait);

    private static readonly string ResourceExhausted = Number(StatusCode.ResourceExhausted);

    /// <summary>Runs for every request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Begins(path, Health) || Begins(path, RpcHealth))
        {
            await next(context);
            return;
        }

        var isInner = Array.Exists(InnerServices, s => Begins(path, s));
        var isOurs = isInner || Array.Exists(Services, s => Begins(path, s));
        if (Refuse(context, isOurs, isInner) is { } refusal)
        {
            await TurnAwayAsync(context, refusal, isOurs || context.IsGrpc());
            return;
        }

        await next(context);
        if (isOurs)
        {
            NameTheLimit(context);
        }
    }

    // As routing compares: in any case.
    private static bool Begins(string path, string with) => path.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private IntakeRefusal? Refuse(HttpContext context, bool isOurs, bool isInner)
    {
        var credential = context.Features.Get<Credential>();
        return credential is null
            ? !keys.IsCurrent ? NobodyKnown
                : context.Features.Get<FailedAuthentication>() is { IsOneTooMany: true } ? TooManyAttempts
                : isOurs ? IntakeRefusal.NoCredential : null
            : credential.Role == CredentialRole.Service == isInner ? (isInner && IsCompressed(context.Request) ? Compressed : null)
            : isInner ? NotService : OnlyService;
    }

    // A few bytes could stand for hundreds of megabytes, which the server would lay out before anybody looks at them.
    private static bool IsCompressed(HttpRequest request) => request.Headers["grpc-encoding"] is [{ } encoding, ..] && encoding != "identity";

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
        if (refusal.Fault == IntakeFault.WrongRole)
        {
            access.PermissionDenied(context);
        }
        else if (context.Features.Get<Credential>() is null && keys.IsCurrent)
        {
            access.Unauthenticated(context);
        }

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
