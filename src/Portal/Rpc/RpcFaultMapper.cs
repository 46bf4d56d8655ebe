using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Portal.Query;
using Telemetry.Protocol.Rpc;

namespace Telemetry.Portal.Rpc;

/// <summary>Faults as gRPC statuses; the one place where a fault gets its status code.</summary>
internal static class RpcFaultMapper
{
    private const string DetailsKey = "grpc-status-details-bin";

    /// <summary>The status of a fault, with the details that google.rpc defines in the trailer.</summary>
    public static RpcException Map(QueryFault fault, bool isSeries)
    {
        var code = CodeOf(fault.Kind);
        var message = fault.Value is null
            ? $"{fault.Detail} Expected: {fault.Expected}."
            : $"{fault.Detail} Given: '{fault.Value}'. Expected: {fault.Expected}.";
        var status = new Telemetry.Protocol.Rpc.Status { Code = (int)code, Message = message };
        if (code == StatusCode.InvalidArgument)
        {
            var violation = new BadRequest.Types.FieldViolation { Field = FieldOf(fault.Parameter, isSeries), Description = message };
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violation } }));
        }

        return new RpcException(new Grpc.Core.Status(code, message), new Metadata { { DetailsKey, status.ToByteArray() } });
    }

    private static StatusCode CodeOf(QueryFaultKind kind) => kind switch
    {
        QueryFaultKind.Unauthenticated => StatusCode.Unauthenticated,
        QueryFaultKind.OutsideTerritory or QueryFaultKind.OthersFigures => StatusCode.PermissionDenied,
        _ => StatusCode.InvalidArgument,
    };

    private static string FieldOf(QueryParameter parameter, bool isSeries) => parameter switch
    {
        QueryParameter.Indicator => isSeries ? "metric" : "indicators",
        QueryParameter.Metric => "metric",
        QueryParameter.Area => isSeries ? "area" : "areas",
        QueryParameter.Period => "periods",
        QueryParameter.From => "from",
        QueryParameter.To => "to",
        QueryParameter.Operator => isSeries ? "operator" : "operators",
        QueryParameter.AsOf => "as_of",
        QueryParameter.Boundaries => "boundaries",
        _ => "",
    };
}
