namespace Telemetry.Operators.Cli.Keys;

/// <summary>A credential as <c>--json</c> writes it: never a secret.</summary>
internal sealed record CredentialJson
{
    public required string Id { get; init; }

    /// <summary><c>operator</c> | <c>reader</c> | <c>publisher</c> | <c>administrator</c> | <c>public</c>.</summary>
    public required string Role { get; init; }

    public required string? Source { get; init; }

    /// <summary>Empty: everywhere.</summary>
    public required IReadOnlyList<string> Territory { get; init; }

    public required string? Note { get; init; }

    /// <summary><c>valid</c> | <c>expired</c> | <c>revoked</c>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset? Created { get; init; }

    public required DateTimeOffset? Expires { get; init; }

    public required DateTimeOffset? Revoked { get; init; }

    /// <summary>Exact to a minute.</summary>
    public required DateTimeOffset? LastUsed { get; init; }

    public required string? ReplacedBy { get; init; }

    public required string? CertificateThumbprint { get; init; }

    public required string? CertificateSubject { get; init; }
}
