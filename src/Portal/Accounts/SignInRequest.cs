using System.Net;

namespace Telemetry.Portal.Accounts;

/// <summary>Who wants to sign in, as written; nothing of it has been checked.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Password">The password.</param>
/// <param name="Kind">What the session is for.</param>
/// <param name="Remote">Where the request came from, for counting attempts; null: unknown.</param>
public sealed record SignInRequest(string Name, string Password, SessionKind Kind, IPAddress? Remote)
{
    /// <summary>Without what was written: a password may stand in either field.</summary>
    public override string ToString() => nameof(SignInRequest);
}
