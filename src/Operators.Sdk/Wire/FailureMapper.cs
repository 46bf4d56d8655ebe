using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Telemetry.Protocol.Rpc;

namespace Telemetry.Operators.Wire;

/// <summary>A gRPC error and its google.rpc.Status details as the library's exception.</summary>
internal static class FailureMapper
{
    private const string DetailsTrailer = "grpc-status-details-bin";

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
