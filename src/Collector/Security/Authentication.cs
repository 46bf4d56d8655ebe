namespace Telemetry.Collector.Security;

/// <summary>Who a request comes from, or why that is not known.</summary>
/// <param name="Credential">Who; null where the request proved nobody.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Id">Public identifier of the credential that was tried, where one was found.</param>
public readonly record struct Authentication(Credential? Credential, AuthenticationFault Fault, string? Id)
{
    /// <summary>Proved.</summary>
    public static Authentication Of(Credential credential) => new(credential, AuthenticationFault.None, credential.Id);

    /// <summary>Not proved.</summary>
    public static Authentication Failed(AuthenticationFault fault, string? id = null) => new(null, fault, id);
}
