using System.Security.Cryptography;
using System.Text;
using Telemetry.Operators.Durable;
using Telemetry.Operators.Wire;

namespace Telemetry.Operators.Catalogue;

/// <summary>
/// The last catalogue, in memory and in a file: a line with the format's name and the SHA-256 of the rest, and the message as it came.
/// Whatever is wrong with the file, it is as if there were none. Thread-safe.
/// </summary>
internal sealed class CatalogueCache(string? path)
{
    private const int HashDigits = 64;
    private const int MostBytes = 256 * 1024 * 1024;
    private static readonly byte[] Format = "telemetry-catalogue 1 "u8.ToArray();

    private SenderCatalogue? _last;

    private static int HeadBytes => Format.Length + HashDigits + 1;

    /// <summary>The last catalogue; null when there is none.</summary>
    public SenderCatalogue? Find()
    {
        if (Volatile.Read(ref _last) is { } last)
        {
            return last;
        }

        if (path is null || Read(path) is not { } read)
        {
            return null;
        }

        Volatile.Write(ref _last, read);
        return read;
    }

    /// <summary>Keeps a catalogue that came, and its message. A disk that does not take it is no reason to do without it.</summary>
    public void Keep(SenderCatalogue catalogue, byte[] message)
    {
        Volatile.Write(ref _last, catalogue);
        if (path is null)
        {
            return;
        }

        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            var staged = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
            DurableFile.WriteThrough(staged, [.. Format, .. Hash(message), (byte)'\n'], message);
            try
            {
                DurableFile.Rename(staged, path);
            }
            catch
            {
                DurableFile.TryDelete(staged);
                throw;
            }
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
        }
    }

    private static SenderCatalogue? Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                return null;
            }

            ReadOnlySpan<byte> file = File.ReadAllBytes(path);
            return file.Length > HeadBytes && file.StartsWith(Format) && file[HeadBytes - 1] == '\n'
                && file[Format.Length..(HeadBytes - 1)].SequenceEqual(Hash(file[HeadBytes..]))
                ? CatalogueMapper.FromBytes(file[HeadBytes..])
                : null;
        }
        catch (Exception e) when (DurableFile.IsDiskFailure(e))
        {
            return null;
        }
    }

    private static byte[] Hash(ReadOnlySpan<byte> message) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(message)));
}
