using Telemetry.Collector.Security;

namespace Telemetry.Collector.Admin;

/// <summary>What administrators did, by the public part of their key.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(1, LogLevel.Information, "{Credential} imported a change of territory (dry run: {IsDryRun}); catalogue {Version} from the next start on")]
    public static partial void Imported(ILogger log, string credential, bool isDryRun, string version);

    [LoggerMessage(2, LogLevel.Information, "{By} made the credential {Credential}: {Role}, source {Source}")]
    public static partial void Created(ILogger log, string by, string credential, CredentialRole role, string source);

    [LoggerMessage(3, LogLevel.Information, "{By} replaced the credential {Credential} by {Next}")]
    public static partial void Rotated(ILogger log, string by, string credential, string next);

    [LoggerMessage(4, LogLevel.Information, "{By} revoked the credential {Credential}")]
    public static partial void Revoked(ILogger log, string by, string credential);

    [LoggerMessage(5, LogLevel.Information, "{By} set the limits of {Source}: {PerSecond} submissions a second, {Burst} at once, {Cells} cells a day; 0 is the default")]
    public static partial void Limited(ILogger log, string by, string source, int perSecond, int burst, long cells);
}
