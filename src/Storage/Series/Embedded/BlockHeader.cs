using System.Buffers.Binary;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>A block's beginning, checked, and the patches as bytes.</summary>
internal readonly ref struct BlockHeader
{
    private BlockHeader(long first, long last, int patches, ReadOnlySpan<byte> body)
    {
        First = first;
        Last = last;
        Patches = patches;
        Body = body;
    }

    /// <summary>Sequence of the first patch.</summary>
    public long First { get; }

    /// <summary>Sequence of the last patch.</summary>
    public long Last { get; }

    /// <summary>Number of patches, at least one.</summary>
    public int Patches { get; }

    /// <summary>The patches.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Reads and checks the beginning.</summary>
    /// <exception cref="InvalidDataException">The bytes are not as they were written.</exception>
    public static BlockHeader Read(ReadOnlySpan<byte> block)
    {
        if (block.Length < BlockFormat.ChecksumBytes)
        {
            throw ByteReader.Damaged("it ends too early");
        }

        var rest = block[BlockFormat.ChecksumBytes..];
        return BinaryPrimitives.ReadUInt32LittleEndian(block) == Checksum.Of(rest)
            ? ReadUnchecked(rest)
            : throw ByteReader.Damaged("its checksum is wrong");
    }

    /// <summary>Reads what follows the checksum.</summary>
    public static BlockHeader ReadUnchecked(ReadOnlySpan<byte> rest)
    {
        var reader = new ByteReader(rest);
        if (reader.Byte() != BlockFormat.Version)
        {
            throw ByteReader.Damaged("its version is unknown");
        }

        var first = reader.Long(long.MaxValue);
        var last = first + reader.Long(long.MaxValue - first);
        var patches = reader.Int(rest.Length);
        var body = rest[reader.Position..];
        return patches > 0 && body.Length > 0 && body[0] == 0
            ? new BlockHeader(first, last, patches, body)
            : throw ByteReader.Damaged("it has no patches");
    }
}
