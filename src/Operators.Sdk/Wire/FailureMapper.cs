using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Protocol.Rpc;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Wire;

/// <summary>A gRPC error and its google.rpc.Status details as the library's exception.</summary>
internal static class FailureMapper
{
    private const string DetailsTrailer = "grpc-status-details-bin";
    private const string FirstPayloadHash = "first_payload_hash";
    private const string StreamCause = "STREAM_ANSWER";

    public static TelemetryException Map(RpcException error)
    {
        RetryInfo? retry = null;
        ErrorInfo? cause = null;
        BadRequest? request = null;
        foreach (var detail in Details(error.Trailers))
        {
            retry ??= Unpacked<RetryInfo>(detail);
            cause ??= Unpacked<ErrorInfo>(detail);
            request ??= Unpacked<BadRequest>(detail);
        }

        return new TelemetryException(SubmitFailureTable.Of(error.StatusCode, retry is not null), $"{error.StatusCode}: {error.Status.Detail}", error)
        {
            RetryAfter = retry?.RetryDelay?.ToTimeSpan(),
            Cause = cause?.Reason ?? "",
            Details = cause is null ? new Dictionary<string, string>() : new Dictionary<string, string>(cause.Metadata),
            Violations = request is null ? [] : [.. request.FieldViolations.Select(v => new FieldViolation(v.Field, v.Description))],
        };
    }

    /// <summary>What a status would have said, from an answer on a stream. It carries no cause; it is the collector's own word all the same.</summary>
    public static TelemetryException Map(SubmissionError error)
    {
        var status = (StatusCode)error.Code;
        var failure = SubmitFailureTable.Of(status, error.RetryAfterMs > 0);
        return new TelemetryException(failure, $"{status}: {error.Message}")
        {
            RetryAfter = error.RetryAfterMs > 0 ? TimeSpan.FromMilliseconds(error.RetryAfterMs) : null,
            Cause = StreamCause,
            Details = error.FirstPayloadHash.IsEmpty
                ? new Dictionary<string, string>()
                : new Dictionary<string, string> { [FirstPayloadHash] = Convert.ToHexStringLower(error.FirstPayloadHash.Span) },
        };
    }

    private static T? Unpacked<T>(Any detail)
        where T : class, IMessage, new() =>
        detail.TryUnpack<T>(out var message) ? message : null;

    private static RepeatedField<Any> Details(Metadata trailers)
    {
        if (trailers.GetValueBytes(DetailsTrailer) is not { } bytes)
        {
            return [];
        }

        try
        {
            return Protocol.Rpc.Status.Parser.ParseFrom(bytes).Details;
        }
        catch (InvalidProtocolBufferException)
        {
            // The status itself is what counts; details that cannot be read must not hide it.
            return [];
        }
    }
}
