using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using Telemetry.Catalogue;

namespace Telemetry.Collector.Projection;

/// <summary>
/// A catalogue's files as the ledger keeps them. Brotli over: count, then for each file in ordinal order of path: path length, path, length, bytes; lengths
/// as int32 little-endian.
/// </summary>
internal static class CataloguePack
{
    /// <summary>The catalogue of packed files; false where they are not that version.</summary>
    public static bool TryLoad(byte[] packed, string version, [NotNullWhen(true)] out Catalogue.Catalogue? catalogue)
    {
        try
        {
            catalogue = CatalogueLoader.Load(Unpack(packed)).Catalogue;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            catalogue = null;
        }

        if (catalogue?.Version != version)
        {
            catalogue = null;
        }

        return catalogue is not null;
    }

    /// <summary>Packs files.</summary>
    public static byte[] Pack(CatalogueFiles files)
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

    private static CatalogueFiles Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
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
