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

    private static readonly Dictionary<string, IntakeFault> Faults = System.Enum.GetValues<IntakeFault>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>A fault's name on the wire: <c>RATE_LIMITED</c>.</summary>
    public static string NameOf(IntakeFault fault) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(fault.ToString());

    /// <summary>The fault of a name; false for one that is not known here.</summary>
    public static bool TryFault(string name, out IntakeFault fault) => Faults.TryGetValue(name, out fault);

    /// <summary>The exception that ends a call with the refusal's status.</summary>
    public static RpcException ToException(IntakeRefusal refusal)
    {
        var (code, _) = IntakeStatus.Of(refusal.Fault);
        var details = new Protocol.Rpc.Status { Code = (int)code, Message = refusal.Message };
        var info = new ErrorInfo { Reason = NameOf(refusal.Fault), Domain = Domain };
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
