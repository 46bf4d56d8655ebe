using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>The "gzip" encoding (RFC 1952).</summary>
public sealed class GzipCompressionProvider : ICompressionProvider
{
    // Header, an empty last block, checksum 0, length 0.
    private static readonly byte[] Empty = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly CompressionLevel _defaultCompressionLevel;

    /// <summary>With the level for calls that name none.</summary>
    public GzipCompressionProvider(CompressionLevel defaultCompressionLevel) => _defaultCompressionLevel = defaultCompressionLevel;

    /// <inheritdoc/>
    public string EncodingName => "gzip";

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new NeverEmptyStream(
            stream,
            output => new GZipStream(output, compressionLevel ?? _defaultCompressionLevel, leaveOpen: true),
            Empty);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream stream) =>
        new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
}
