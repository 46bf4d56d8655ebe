using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Protocol.Rpc;

namespace Telemetry.Operators.Tests.Running;

/// <summary>What a scripted collector does with a call.</summary>
internal sealed record Answer(IMessage? Message, StatusCode Status = StatusCode.OK, string Text = "", byte[]? Details = null)
{
    /// <summary>The connection is cut instead.</summary>
    public static Answer Cut { get; } = new(null, StatusCode.Aborted, "cut");

    public static Answer Of(IMessage message) => new(message);

    public static Answer Refusal(StatusCode status, string cause = "", TimeSpan? retryAfter = null)
    {
        var details = new Protocol.Rpc.Status { Code = (int)status };
        if (cause.Length > 0)
        {
            details.Details.Add(Any.Pack(new ErrorInfo { Reason = cause, Domain = "telemetry.v1" }));
        }

        if (retryAfter is { } wait)
        {
            details.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) }));
        }

        return new Answer(null, status, "scripted", details.ToByteArray());
    }
}
