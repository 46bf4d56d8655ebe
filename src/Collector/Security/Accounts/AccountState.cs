namespace Telemetry.Collector.Security.Accounts;

/// <summary>An account with the credential that it has now.</summary>
/// <param name="Account">The account.</param>
/// <param name="Credential">Its credential, perhaps ended.</param>
internal sealed record AccountState(Account Account, Credential Credential);
