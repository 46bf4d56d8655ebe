namespace Telemetry.Portal.Json;

/// <summary>A token for the header <c>Authorization: Bearer</c>.</summary>
/// <param name="Token">The token, a secret.</param>
/// <param name="Expires">When it ends: <c>2026-03-15T06:00:00Z</c>.</param>
internal sealed record TokenJson(string Token, string Expires)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => Expires;
}
