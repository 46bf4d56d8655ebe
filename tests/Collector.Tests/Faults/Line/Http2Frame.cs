using System.Buffers.Binary;

namespace Telemetry.Collector.Tests.Faults.Line;

/// <summary>A frame as it is on the wire: https://www.rfc-editor.org/rfc/rfc9113#section-4.1.</summary>
/// <param name="Bytes">All of it, the header of nine bytes included.</param>
internal sealed record Http2Frame(byte[] Bytes)
{
    /// <summary>What a client sends before its first frame: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".</summary>
    public const int PrefaceBytes = 24;

    private const int HeaderBytes = 9;
    private const byte DataType = 0;
    private const byte HeadersType = 1;
    private const byte GoAwayType = 7;
    private const byte EndStreamFlag = 1;

    public int StreamId => BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(5)) & int.MaxValue;

    public bool IsData => Bytes[3] == DataType;

    public bool IsHeaders => Bytes[3] == HeadersType;

    public bool EndsStream => (IsData || IsHeaders) && (Bytes[4] & EndStreamFlag) != 0;

    /// <summary>The frame up to the middle of what it carries.</summary>
    public ReadOnlyMemory<byte> FirstHalf => Bytes.AsMemory(0, HeaderBytes + ((Bytes.Length - HeaderBytes) / 2));

    /// <summary>The next frame; null when the other side has closed.</summary>
    public static async Task<Http2Frame?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderBytes];
        if (await stream.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellationToken) < HeaderBytes)
        {
            return null;
        }

        var frame = new byte[HeaderBytes + ((header[0] << 16) | (header[1] << 8) | header[2])];
        header.CopyTo(frame, 0);
        return await stream.ReadAtLeastAsync(frame.AsMemory(HeaderBytes), frame.Length - HeaderBytes, throwOnEndOfStream: false, cancellationToken) == frame.Length - HeaderBytes
            ? new Http2Frame(frame)
            : null;
    }

    /// <summary>"I looked at no stream above 0."</summary>
    public static Http2Frame GoAway() => new([0, 0, 8, GoAwayType, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}
