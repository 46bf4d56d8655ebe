using System.Collections.Concurrent;
using System.Security.Cryptography;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Projection;

/// <summary>
/// Every catalogue version that ever validated a submission, kept in the ledger: whoever rebuilds the store years later sees
/// units and decimals as validation saw them. Thread-safe.
/// </summary>
public sealed class CatalogueArchive
{
    private const string Owner = "-";

    private readonly Ledger _ledger;
    private readonly ConcurrentDictionary<string, Catalogue.Catalogue> _loaded = new(StringComparer.Ordinal);

    private CatalogueArchive(Ledger ledger) => _ledger = ledger;

    /// <summary>Opens the archive and enters the present catalogue where the ledger does not have it yet.</summary>
    public static async Task<CatalogueArchive> OpenAsync(Ledger ledger, Catalogue.Catalogue present, CancellationToken cancellationToken)
    {
        var archive = new CatalogueArchive(ledger);
        archive._loaded[present.Version] = present;
        var payload = CataloguePack.Pack(present.Files);
        await ledger.AppendAsync(
            new NewEntry(EntryKind.Catalogue, Owner, EntryId(present.Version), payload, SHA256.HashData(payload), ReadOnlyMemory<byte>.Empty),
            cancellationToken).ConfigureAwait(false);
        return archive;
    }

    /// <summary>The catalogue of that version.</summary>
    /// <exception cref="InvalidDataException">The ledger does not have it, or what it has is no catalogue.</exception>
    public Catalogue.Catalogue Get(string version) => _loaded.GetOrAdd(version, Load);

    /// <summary>The files of that version, packed; null where the ledger does not have it.</summary>
    public byte[]? Find(string version) =>
        _ledger.Find(Owner, EntryId(version)) is { } header && _ledger.Get(header.Sequence) is { } entry ? entry.Payload.ToArray() : null;

    private static string EntryId(string version) => "catalogue:" + version;

    private Catalogue.Catalogue Load(string version)
    {
        var files = Find(version) ?? throw new InvalidDataException($"the ledger has no catalogue {version}");
        return CataloguePack.TryLoad(files, version, out var catalogue) ? catalogue : throw new InvalidDataException($"what the ledger has as catalogue {version} is not that");
    }
}
