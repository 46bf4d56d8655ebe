using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Telemetry.Collector.Intake;

/// <summary>
/// The one place where a fault becomes a gRPC status, a log level and a name on the wire (ARCHITECTURE: what a sender is told).
/// </summary>
public static class IntakeStatus
{
    /// <summary>Status code and log level of a fault.</summary>
    public static (StatusCode Status, LogLevel Level) Of(IntakeFault fault) => fault switch
    {
        IntakeFault.Malformed => (StatusCode.InvalidArgument, LogLevel.Warning),
        IntakeFault.TooLarge => (StatusCode.ResourceExhausted, LogLevel.Warning),
        IntakeFault.BadSubmissionId or IntakeFault.BadPeriod or IntakeFault.FuturePeriod or IntakeFault.BadShape
            or IntakeFault.NoCells or IntakeFault.BadReason or IntakeFault.NotJson => (StatusCode.InvalidArgument, LogLevel.Information),
        IntakeFault.Unauthenticated => (StatusCode.Unauthenticated, LogLevel.Warning),
        IntakeFault.WrongRole or IntakeFault.OtherSource or IntakeFault.SourceNotActive
            or IntakeFault.PlanNotAllowed or IntakeFault.PublishedNotAllowed => (StatusCode.PermissionDenied, LogLevel.Warning),
        IntakeFault.IdReused => (StatusCode.AlreadyExists, LogLevel.Warning),
        IntakeFault.RateLimited or IntakeFault.QuotaExceeded or IntakeFault.TooManyAttempts => (StatusCode.ResourceExhausted, LogLevel.Warning),
        IntakeFault.ReceiptNotFound => (StatusCode.NotFound, LogLevel.Information),
        IntakeFault.ReceiptArchived => (StatusCode.FailedPrecondition, LogLevel.Warning),
        IntakeFault.LedgerUnavailable => (StatusCode.Unavailable, LogLevel.Error),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "a fault without a status"),
    };

    /// <summary>HTTP status of a fault: that of its gRPC status, but for three that HTTP tells apart.</summary>
    public static int HttpOf(IntakeFault fault) => (fault, Of(fault).Status) switch
    {
        (IntakeFault.NotJson, _) => StatusCodes.Status415UnsupportedMediaType,
        (IntakeFault.TooLarge, _) => StatusCodes.Status413PayloadTooLarge,
        (_, StatusCode.InvalidArgument) => StatusCodes.Status400BadRequest,
        (_, StatusCode.Unauthenticated) => StatusCodes.Status401Unauthorized,
        (_, StatusCode.PermissionDenied) => StatusCodes.Status403Forbidden,
        (_, StatusCode.NotFound) => StatusCodes.Status404NotFound,
        (_, StatusCode.AlreadyExists) => StatusCodes.Status409Conflict,
        (_, StatusCode.FailedPrecondition) => StatusCodes.Status410Gone,
        (_, StatusCode.ResourceExhausted) => StatusCodes.Status429TooManyRequests,
        (_, StatusCode.Unavailable) => StatusCodes.Status503ServiceUnavailable,
        (_, var status) => throw new ArgumentOutOfRangeException(nameof(fault), fault, $"{status} has no HTTP status"),
    };
}
