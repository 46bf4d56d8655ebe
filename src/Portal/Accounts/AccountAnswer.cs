namespace Telemetry.Portal.Accounts;

/// <summary>A session, or why there is none.</summary>
/// <param name="Fault">Why not; <see cref="AccountFault.None"/> with a session.</param>
/// <param name="Token">The session's token, a secret; empty without one.</param>
/// <param name="Expires">When the session ends.</param>
/// <param name="CredentialId">Public identifier of the credential that the session is of; empty without one.</param>
public sealed record AccountAnswer(AccountFault Fault, string Token, DateTimeOffset Expires, string CredentialId)
{
    /// <summary>No session.</summary>
    public static AccountAnswer Failed(AccountFault fault) => new(fault, "", DateTimeOffset.MinValue, "");

    /// <summary>Without the token, wherever it is printed.</summary>
    public override string ToString() => Fault.ToString();
}
