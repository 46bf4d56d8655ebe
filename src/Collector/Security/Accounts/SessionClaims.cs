namespace Telemetry.Collector.Security.Accounts;

/// <summary>What a session's token says, once its signature and its time were found right.</summary>
/// <param name="CredentialId">Public identifier of the credential that it stands for.</param>
/// <param name="Account">Name of the account.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record SessionClaims(string CredentialId, string Account, DateTimeOffset Expires);
