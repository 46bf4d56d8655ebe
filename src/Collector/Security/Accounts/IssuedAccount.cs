namespace Telemetry.Collector.Security.Accounts;

/// <summary>An account with a new initial password.</summary>
/// <param name="Name">The account.</param>
/// <param name="Credential">Its credential.</param>
/// <param name="Password">The initial password, which nobody can see again.</param>
internal sealed record IssuedAccount(string Name, Credential Credential, string Password)
{
    /// <summary>Without the password, wherever it is printed.</summary>
    public override string ToString() => Name;
}
