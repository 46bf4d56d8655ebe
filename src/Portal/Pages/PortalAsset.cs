using System.IO.Compression;

namespace Telemetry.Portal.Pages;

/// <summary>One embedded file as it is sent; compressed once for each encoding, when first asked for. Thread-safe.</summary>
internal sealed class PortalAsset
{
    // A few bytes less are not worth unpacking.
    private const int SmallestCompressedBytes = 512;

    // The best quality is 8 % smaller for the largest file and takes two seconds.
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    private readonly byte[] _content;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    /// <summary>The file.</summary>
    public PortalAsset(byte[] content)
    {
        _content = content;
        _brotli = new Lazy<byte[]>(() => Brotli(content));
        _gzip = new Lazy<byte[]>(() => Gzip(content));
    }

    /// <summary>The file's bytes.</summary>
    public ReadOnlySpan<byte> Content => _content;

    /// <summary>The bytes to send to somebody who takes those encodings, and the name of the one used; null: as it is.</summary>
    public (byte[] Bytes, string? Encoding) For(bool takesBrotli, bool takesGzip)
    {
        if (_content.Length < SmallestCompressedBytes || !(takesBrotli || takesGzip))
        {
            return (_content, null);
        }

        return takesBrotli ? (_brotli.Value, "br") : (_gzip.Value, "gzip");
    }

    private static byte[] Brotli(byte[] content)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, compressed, out var length, BrotliQuality, BrotliWindow) ? compressed[..length] : throw new InvalidOperationException("Brotli's own bound did not hold");
    }

    private static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
