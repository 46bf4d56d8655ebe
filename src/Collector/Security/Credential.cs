using Telemetry.Catalogue;

namespace Telemetry.Collector.Security;

/// <summary>A known caller, without any secret. Immutable.</summary>
/// <param name="Id">The key's public prefix; safe to log and to store in the ledger.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Source">Whose figures it hands in; null unless the role is operator.</param>
/// <param name="Territory">Units it is limited to; empty: everywhere (a source stays within its own territory all the same).</param>
/// <param name="Expires">Instant from which it is no longer valid; null: never.</param>
/// <param name="Revoked">Whether it was revoked.</param>
public sealed record Credential(string Id, CredentialRole Role, string? Source, IReadOnlyList<AreaKey> Territory, DateTimeOffset? Expires, bool Revoked)
{
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
