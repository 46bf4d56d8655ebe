using Telemetry.Operators.Cli.Output;
using Telemetry.Protocol.V1;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>The service's credentials as the tool's.</summary>
internal static class CredentialJsonMapper
{
    private static readonly (string Name, CredentialRole Role)[] Roles =
    [
        ("operator", CredentialRole.Operator),
        ("reader", CredentialRole.Reader),
        ("publisher", CredentialRole.Publisher),
        ("administrator", CredentialRole.Administrator),
        ("public", CredentialRole.Public),
        ("service", CredentialRole.Service),
    ];

    /// <summary>Every role's name.</summary>
    public static IEnumerable<string> RoleNames => Roles.Select(r => r.Name);

    /// <summary>The role of a name, which is one of <see cref="RoleNames"/>.</summary>
    public static CredentialRole RoleOf(string name) => Roles.Single(r => r.Name == name).Role;

    /// <summary>A credential.</summary>
    public static CredentialJson Map(Credential credential) => new()
    {
        Id = credential.Id,
        Role = Roles.FirstOrDefault(r => r.Role == credential.Role).Name ?? credential.Role.ToString("D"),
        Source = OrNull(credential.Source),
        Territory = [.. credential.Territory],
        Note = OrNull(credential.Note),
        State = credential.State switch
        {
            CredentialState.Valid => "valid",
            CredentialState.Expired => "expired",
            CredentialState.Revoked => "revoked",
            _ => credential.State.ToString("D"),
        },
        Created = TimeText.OfWire(credential.CreatedUnixMs),
        Expires = TimeText.OfWire(credential.ExpiresUnixMs),
        Revoked = TimeText.OfWire(credential.RevokedUnixMs),
        LastUsed = TimeText.OfWire(credential.LastUsedUnixMs),
        ReplacedBy = OrNull(credential.ReplacedBy),
        CertificateThumbprint = OrNull(credential.CertificateThumbprint),
        CertificateSubject = OrNull(credential.CertificateSubject),
    };

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
