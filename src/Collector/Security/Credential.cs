using Telemetry.Catalogue;

namespace Telemetry.Collector.Security;

/// <summary>A known caller, without any secret. Immutable.</summary>
public sealed record Credential
{
    /// <summary>The key's public prefix, or the certificate binding's identifier; safe to log and to store in the ledger.</summary>
    public required string Id { get; init; }

    /// <summary>What it may do.</summary>
    public required CredentialRole Role { get; init; }

    /// <summary>Whose figures it hands in; null unless the role is operator.</summary>
    public string? Source { get; init; }

    /// <summary>Units it is limited to; empty: everywhere (a source stays within its own territory all the same).</summary>
    public IReadOnlyList<AreaKey> Territory { get; init; } = [];

    /// <summary>Who has it; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Instant from which it is no longer valid; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; null: it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Identifier of the credential that took its place; null where none did.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>When it was used last, exact to a minute; null: never yet.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>What a client certificate has to have; null where the credential is a key.</summary>
    public CertificateBinding? Certificate { get; init; }

    /// <summary>Whether it counts at that instant.</summary>
    public CredentialState StateAt(DateTimeOffset now) =>
        Revoked is not null ? CredentialState.Revoked
        : Expires <= now ? CredentialState.Expired
        : CredentialState.Valid;

    /// <summary>Units of the territory. One that the catalogue no longer has narrows the credential, never widens it.</summary>
    public IReadOnlyList<Area> UnitsIn(Catalogue.Catalogue catalogue)
    {
        var units = new List<Area>(Territory.Count);
        foreach (var key in Territory)
        {
            if (catalogue.TryGetArea(key, out var unit))
            {
                units.Add(unit);
            }
        }

        return units;
    }
}
