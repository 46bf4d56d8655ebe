using Grpc.Core;
using Telemetry.Protocol.Rpc;

namespace Telemetry.Portal.Tests.Web;

/// <summary>What a refusal over gRPC says beside its status.</summary>
internal static class RpcDetails
{
    /// <summary>The field at fault; null where none is named.</summary>
    public static string? FieldOf(RpcException refusal)
    {
        var status = Telemetry.Protocol.Rpc.Status.Parser.ParseFrom(refusal.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal((int)refusal.StatusCode, status.Code);
        return status.Details.SingleOrDefault()?.Unpack<BadRequest>().FieldViolations.Single().Field;
    }
}
