using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Telemetry.Collector.Intake;

namespace Telemetry.Collector.Tests.Wire;

/// <summary>The edges of protobuf's wire format.</summary>
public sealed class WireReaderTests
{
    public static TheoryData<byte[], ulong> Varints => new()
    {
        { [0x00], 0 },
        { [0x01], 1 },
        { [0x7F], 127 },
        { [0x80, 0x01], 128 },
        { [0x80, 0x00], 0 },
        { [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], (1UL << 56) - 1 },
        { [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], 1UL << 56 },
        { [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], (1UL << 63) - 1 },
        { [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], ulong.MaxValue },
        { [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], 0 },
    };

    public static TheoryData<byte[]> NoVarints => new(
        [],
        [0x80],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]);

    [Theory]
    [MemberData(nameof(Varints))]
    public void A_varint_is_read_alone_and_with_bytes_behind(byte[] bytes, ulong value)
    {
        foreach (var behind in new[] { 0, 1, 7, 8, 20 })
        {
            var reader = new WireReader([.. bytes, .. Enumerable.Repeat((byte)0xFF, behind)]);
            Assert.True(reader.TryReadVarint(out var read));
            Assert.Equal(value, read);
            Assert.Equal(behind == 0, reader.AtEnd);
        }
    }

    [Theory]
    [MemberData(nameof(NoVarints))]
    public void What_is_no_varint_is_refused(byte[] bytes)
    {
        var reader = new WireReader(bytes);
        Assert.False(reader.TryReadVarint(out _));
    }

    [Fact]
    public void An_overlong_varint_is_refused_with_bytes_behind_too()
    {
        var reader = new WireReader([.. Enumerable.Repeat((byte)0x80, 10), 0x01, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        Assert.False(reader.TryReadVarint(out _));
    }

    [Fact]
    public void Every_number_comes_back() => Prop.ForAll<ulong>(value =>
    {
        var reader = new WireReader(Bytes(w => w.WriteUInt64(value)));
        return reader.TryReadVarint(out var read) && read == value && reader.AtEnd;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Packed_signed_numbers_come_back() => Prop.ForAll<long[]>(values =>
    {
        var spread = values.Select((v, i) => v << (i * 7 % 57)).ToArray();
        var packed = Bytes(w => Array.ForEach(spread, w.WriteSInt64));
        var read = new long[WireReader.CountVarints(packed)];
        return read.Length == spread.Length && WireReader.TryReadPackedZigZag(packed, read) && read.SequenceEqual(spread);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_extremes_come_back_packed()
    {
        long[] values = [0, -1, 1, long.MinValue, long.MaxValue, int.MinValue, int.MaxValue, -64, 63, 64, -65];
        var packed = Bytes(w => Array.ForEach(values, w.WriteSInt64));
        var read = new long[WireReader.CountVarints(packed)];

        Assert.True(WireReader.TryReadPackedZigZag(packed, read));
        Assert.Equal(values, read);
    }

    [Fact]
    public void A_packed_field_cut_anywhere_within_a_number_is_refused()
    {
        var packed = Bytes(w =>
        {
            for (var i = 0; i < 20; i++)
            {
                w.WriteSInt64(1L << (3 * i));
            }
        });
        for (var length = 0; length < packed.Length; length++)
        {
            var cut = packed.AsSpan(0, length);
            var whole = length == 0 || cut[^1] < 0x80;
            Assert.Equal(whole, WireReader.TryReadPackedZigZag(cut, new long[WireReader.CountVarints(cut)]));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x00 }, false)]
    [InlineData(new byte[] { 0x07 }, false)]
    [InlineData(new byte[] { 0x08 }, true)]
    [InlineData(new byte[] { 0xF8, 0xFF, 0xFF, 0xFF, 0x0F }, true)]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x10 }, false)]
    public void A_tag_has_a_field_number_of_29_bits(byte[] bytes, bool isTag)
    {
        var reader = new WireReader(bytes);
        Assert.Equal(isTag, reader.TryReadTag(out _, out _));
    }

    [Fact]
    public void A_length_beyond_the_end_is_refused_however_large()
    {
        foreach (var length in new ulong[] { 1, 2, 127, int.MaxValue, (ulong)int.MaxValue + 1, uint.MaxValue, long.MaxValue, ulong.MaxValue })
        {
            var reader = new WireReader(Bytes(w => w.WriteUInt64(length)));
            Assert.False(reader.TryReadBytes(out _));
        }
    }

    private static byte[] Bytes(Action<CodedOutputStream> write)
    {
        using var target = new MemoryStream();
        using (var writer = new CodedOutputStream(target, leaveOpen: true))
        {
            write(writer);
        }

        return target.ToArray();
    }
}
