namespace Telemetry.Collector.Security.Accounts;

/// <summary>A request's feature where a session's token proved who is asking: what is open ends with it.</summary>
/// <param name="Account">Name of the account.</param>
/// <param name="Expires">When the token ends.</param>
internal sealed record Session(string Account, DateTimeOffset Expires);
