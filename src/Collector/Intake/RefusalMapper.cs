using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Protocol.Rpc;
using Telemetry.Protocol.V1;

namespace Telemetry.Collector.Intake;

/// <summary>From refusals to gRPC statuses with google.rpc details, and to the stream's error message.</summary>
public static class RefusalMapper
{
    /// <summary>Where a status has its google.rpc details.</summary>
    public const string DetailsKey = "grpc-status-details-bin";

    private const string Domain = "telemetry.v1";

    /// <summary>The exception that ends a call with the refusal's status.</summary>
    public static RpcException ToException(IntakeRefusal refusal)
    {
        var (code, _) = IntakeStatus.Of(refusal.Fault);
        var details = new Protocol.Rpc.Status { Code = (int)code, Message = refusal.Message };
        var info = new ErrorInfo { Reason = JsonNamingPolicy.SnakeCaseUpper.ConvertName(refusal.Fault.ToString()), Domain = Domain };
        if (refusal.FirstPayloadHash is { } hash)
        {
            info.Metadata.Add("first_payload_hash", Convert.ToHexStringLower(hash));
        }

        details.Details.Add(Any.Pack(info));
        if (refusal.Field.Length > 0)
        {
            var request = new BadRequest();
            request.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = refusal.Field, Description = refusal.Message });
            details.Details.Add(Any.Pack(request));
        }

        if (refusal.RetryAfter is { } wait)
        {
            details.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }));
        }

        return new RpcException(new Grpc.Core.Status(code, refusal.Message), new Metadata { { DetailsKey, details.ToByteArray() } });
    }

    /// <summary>The same for an answer on a stream.</summary>
    public static SubmissionError ToMessage(IntakeRefusal refusal) => new()
    {
        Code = (int)IntakeStatus.Of(refusal.Fault).Status,
        Message = refusal.Message,
        RetryAfterMs = refusal.RetryAfter is { } wait ? Math.Max(1, (long)wait.TotalMilliseconds) : 0,
        FirstPayloadHash = refusal.FirstPayloadHash is { } hash ? ByteString.CopyFrom(hash) : ByteString.Empty,
    };
}
