using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Catalogue;
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
        var payload = Pack(present.Files);
        await ledger.AppendAsync(
            new NewEntry(EntryKind.Catalogue, Owner, EntryId(present.Version), payload, SHA256.HashData(payload), ReadOnlyMemory<byte>.Empty),
            cancellationToken).ConfigureAwait(false);
        return archive;
    }

    /// <summary>The catalogue of that version.</summary>
    /// <exception cref="InvalidDataException">The ledger does not have it, or what it has is no catalogue.</exception>
    public Catalogue.Catalogue Get(string version) => _loaded.GetOrAdd(version, Load);

    private static string EntryId(string version) => "catalogue:" + version;

    private Catalogue.Catalogue Load(string version)
    {
        var header = _ledger.Find(Owner, EntryId(version)) ?? throw new InvalidDataException($"the ledger has no catalogue {version}");
        var entry = _ledger.Get(header.Sequence) ?? throw new InvalidDataException($"the ledger has no entry {header.Sequence}");
        var result = CatalogueLoader.Load(Unpack(entry.Payload.Span));
        return result.Catalogue is { } catalogue && catalogue.Version == version
            ? catalogue
            : throw new InvalidDataException($"ledger entry {header.Sequence} is not the catalogue {version}");
    }

    // Brotli over: count, then for each file in ordinal order of path: path length, path, length, bytes; lengths as int32 little-endian.
    private static byte[] Pack(CatalogueFiles files)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(number, files.ByPath.Count);
            brotli.Write(number);
            foreach (var path in files.ByPath.Keys.Order(StringComparer.Ordinal))
            {
                WriteBlock(brotli, Encoding.UTF8.GetBytes(path));
                WriteBlock(brotli, files.ByPath[path]);
            }
        }

        return target.ToArray();
    }

    private static void WriteBlock(Stream target, byte[] bytes)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, bytes.Length);
        target.Write(number);
        target.Write(bytes);
    }

    private static CatalogueFiles Unpack(ReadOnlySpan<byte> packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var reader = new BinaryReader(brotli);
        var files = new List<KeyValuePair<string, byte[]>>();
        for (var remaining = reader.ReadInt32(); remaining > 0; remaining--)
        {
            var path = Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadInt32()));
            files.Add(new(path, reader.ReadBytes(reader.ReadInt32())));
        }

        return new CatalogueFiles(files);
    }
}
