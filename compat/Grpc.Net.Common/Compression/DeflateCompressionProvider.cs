using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>The "deflate" encoding: zlib (RFC 1950), as in HTTP.</summary>
public sealed class DeflateCompressionProvider : ICompressionProvider
{
    // Header, an empty last block, checksum 1.
    private static readonly byte[] Empty = [0x78, 0x9c, 3, 0, 0, 0, 0, 1];

    private readonly CompressionLevel _defaultCompressionLevel;

    /// <summary>With the level for calls that name none.</summary>
    public DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) => _defaultCompressionLevel = defaultCompressionLevel;

    /// <inheritdoc/>
    public string EncodingName => "deflate";

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new NeverEmptyStream(
            stream,
            output => new ZLibStream(output, compressionLevel ?? _defaultCompressionLevel, leaveOpen: true),
            Empty);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream stream) =>
        new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
}
