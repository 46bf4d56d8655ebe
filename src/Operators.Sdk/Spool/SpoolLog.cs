using Microsoft.Extensions.Logging;

namespace Telemetry.Operators.Spool;

/// <summary>What a spool logs: changes of its state, never each submission that goes well, never a secret.</summary>
internal static partial class SpoolLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Spool {Folder} opened: {Pending} pending ({Bytes} bytes), {Acknowledged} acknowledged, {Refused} refused")]
    public static partial void Opened(ILogger logger, string folder, long pending, long bytes, long acknowledged, long refused);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Spool: {From} was set aside as {To}: {Why}")]
    public static partial void SetAside(ILogger logger, string from, string to, string why);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Spool: sending failed at submission {SubmissionId} ({Failure}): {Message}. It is tried again until it succeeds")]
    public static partial void Failing(ILogger logger, string submissionId, string failure, string message);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "Spool: held at submission {SubmissionId} ({Failure}): {Message}. Nothing is lost, and nothing is sent until somebody has mended it")]
    public static partial void Held(ILogger logger, string submissionId, string failure, string message);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "Spool: sending again after {Attempts} failed attempts")]
    public static partial void Resumed(ILogger logger, int attempts);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "Spool: submission {SubmissionId} was refused ({Failure}, {Cause}): {Message}")]
    public static partial void Refused(ILogger logger, string submissionId, SubmitFailure failure, string cause, string message);

    [LoggerMessage(EventId = 7, Level = LogLevel.Error, Message = "Spool: a handler of Settled threw")]
    public static partial void HandlerFailed(ILogger logger, Exception exception);
}
