using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>
/// Who is asking. The host's authentication puts one into <c>HttpContext.Features</c> for every request that it recognised; a
/// request without one is answered 401. Immutable; thread-safe.
/// </summary>
public sealed record Caller
{
    /// <summary>The credential's public identifier; safe to log. Never a secret.</summary>
    public required string CredentialId { get; init; }

    /// <summary>What the caller may do.</summary>
    public required CallerRole Role { get; init; }

    /// <summary>Units that the caller may read, with all they cover. Empty: nothing, unless <see cref="IsEverywhere"/>.</summary>
    public IReadOnlyList<Area> Territory { get; init; } = [];

    /// <summary>Whether the caller may read every unit; <see cref="Territory"/> is then not looked at.</summary>
    public bool IsEverywhere { get; init; }

    /// <summary>The caller's own source; required for an operator (without one it reads nothing), ignored for others.</summary>
    public string? Source { get; init; }

    /// <summary>Name of the account that signed in; null where a key or a certificate proved the caller.</summary>
    public string? AccountName { get; init; }

    /// <summary>Whether the caller was let in without a credential because the service runs as a demo on loopback; pages say so.</summary>
    public bool IsDemo { get; init; }
}
