namespace Telemetry.Collector.Admin;

/// <summary>What administrators did, by the public part of their key.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(1, LogLevel.Information, "{Credential} imported a change of territory (dry run: {IsDryRun}); catalogue {Version} from the next start on")]
    public static partial void Imported(ILogger log, string credential, bool isDryRun, string version);
}
