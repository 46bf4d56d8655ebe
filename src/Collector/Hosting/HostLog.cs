namespace Telemetry.Collector.Hosting;

/// <summary>What whoever runs the service has to know of its start.</summary>
internal static partial class HostLog
{
    [LoggerMessage(EventId = 430, Level = LogLevel.Warning, Message = "PLAIN TEXT: keys and figures cross the network to {Address} unencrypted, because of --allow-plain-text")]
    public static partial void PlainText(ILogger logger, string address);

    [LoggerMessage(EventId = 432, Level = LogLevel.Information, Message = "gRPC on {Grpc}  portal on {Portal}  data in {Data}")]
    public static partial void Serving(ILogger logger, Uri grpc, Uri portal, string data);

    [LoggerMessage(EventId = 433, Level = LogLevel.Warning, Message = "No checkpoints of the ledger are signed: there is no --checkpoint-key. Receipts can be held against the ledger, but nothing outside it stands for the whole")]
    public static partial void NoCheckpoints(ILogger logger);

    [LoggerMessage(EventId = 431, Level = LogLevel.Warning, Message = "Changes of credentials wait in secrets.db until the ledger can write")]
    public static partial void KeyEventsWait(ILogger logger, Exception error);
}
