using Google.Protobuf;
using Grpc.Core;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Turns away calls to the ingest service that have no valid credential before a byte of their message is read: gRPC's server
/// would buffer the whole message first, whoever sent it.
/// </summary>
public sealed class IngestGate(RequestDelegate next)
{
    private const string Service = "/telemetry.v1.IngestService/";

    private static readonly IntakeRefusal NoCredential = new(
        IntakeFault.Unauthenticated,
        "authorization",
        "no valid credential; expected metadata 'authorization: Bearer <key>' with a key that is neither expired nor revoked");

    /// <summary>Runs for every request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.Value!.StartsWith(Service, StringComparison.Ordinal) || context.Features.Get<Credential>() is not null)
        {
            return next(context);
        }

        // A response without a message: gRPC's "trailers only".
        var refusal = RefusalMapper.ToException(NoCredential);
        var headers = context.Response.Headers;
        headers.ContentType = "application/grpc";
        headers["grpc-status"] = ((int)refusal.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers["grpc-message"] = Uri.EscapeDataString(refusal.Status.Detail);
        foreach (var entry in refusal.Trailers)
        {
            headers[entry.Key] = Convert.ToBase64String(entry.ValueBytes);
        }

        return Task.CompletedTask;
    }
}
