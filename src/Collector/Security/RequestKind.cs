namespace Telemetry.Collector.Security;

/// <summary>Tells gRPC calls from other requests.</summary>
internal static class RequestKind
{
    /// <summary>Whether the request is a gRPC call by its content type.</summary>
    public static bool IsGrpc(this HttpContext context) =>
        context.Request.ContentType is { } type && type.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase);
}
