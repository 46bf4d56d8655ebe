using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Examinations;
using Telemetry.Protocol.Rpc;

namespace Telemetry.Portal.Rpc;

/// <summary>Faults as gRPC statuses; the one place where a fault gets its status code.</summary>
internal static class RpcFaultMapper
{
    private const string DetailsKey = "grpc-status-details-bin";

    /// <summary>The status of a fault, with the details that google.rpc defines in the trailer.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="areRepeated">Whether the question takes several of each and names its fields so: <c>areas</c>, not <c>area</c>.</param>
    public static RpcException Map(QueryFault fault, bool areRepeated)
    {
        var code = CodeOf(fault.Kind);
        var message = fault.Value is null
            ? $"{fault.Detail} Expected: {fault.Expected}."
            : $"{fault.Detail} Given: '{fault.Value}'. Expected: {fault.Expected}.";
        var status = new Telemetry.Protocol.Rpc.Status { Code = (int)code, Message = message };
        if (code == StatusCode.InvalidArgument)
        {
            var violation = new BadRequest.Types.FieldViolation { Field = FieldOf(fault.Parameter, areRepeated), Description = message };
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violation } }));
        }

        if (fault.Kind == QueryFaultKind.TooManyAtOnce)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(ExaminationPlaces.Wait) }));
        }

        return new RpcException(new Grpc.Core.Status(code, message), new Metadata { { DetailsKey, status.ToByteArray() } });
    }

    private static StatusCode CodeOf(QueryFaultKind kind) => kind switch
    {
        QueryFaultKind.Unauthenticated => StatusCode.Unauthenticated,
        QueryFaultKind.OutsideTerritory or QueryFaultKind.OthersFigures or QueryFaultKind.WrongRole => StatusCode.PermissionDenied,
        QueryFaultKind.NotFound or QueryFaultKind.UnknownReport => StatusCode.NotFound,
        QueryFaultKind.Conflict => StatusCode.FailedPrecondition,
        QueryFaultKind.Unavailable => StatusCode.Unavailable,
        QueryFaultKind.TextTooLong or QueryFaultKind.TooManyAtOnce => StatusCode.ResourceExhausted,
        _ => StatusCode.InvalidArgument,
    };

    private static string FieldOf(QueryParameter parameter, bool areRepeated) => parameter switch
    {
        QueryParameter.Indicator => areRepeated ? "indicators" : "metric",
        QueryParameter.Metric => "metric",
        QueryParameter.Area => areRepeated ? "areas" : "area",
        QueryParameter.Period => areRepeated ? "periods" : "period",
        QueryParameter.From => "from",
        QueryParameter.To => "to",
        QueryParameter.Operator => areRepeated ? "operators" : "operator",
        QueryParameter.AsOf => "as_of",
        QueryParameter.Edition => "edition",
        QueryParameter.Boundaries => "boundaries",
        QueryParameter.Detail => "detail",
        QueryParameter.Report => "report",
        QueryParameter.Format => "format",
        QueryParameter.Language => "language",
        QueryParameter.Text => "text",
        _ => "",
    };
}
