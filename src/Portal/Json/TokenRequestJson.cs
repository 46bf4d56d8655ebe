namespace Telemetry.Portal.Json;

/// <summary>What a program sends for a token.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Password">Its password.</param>
internal sealed record TokenRequestJson(string? Name, string? Password)
{
    /// <summary>Without what was written.</summary>
    public override string ToString() => nameof(TokenRequestJson);
}
