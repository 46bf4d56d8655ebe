using FsCheck;
using FsCheck.Fluent;
using Telemetry.Storage.Series.Embedded;

namespace Telemetry.Storage.Tests.Series.Embedded;

public sealed class ValueCodecTests
{
    private static readonly Gen<long> AnyValue =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from shift in Gen.Choose(0, 63)
        select (((long)high << 32) | (uint)low) >> shift;

    // Columns of one magnitude, of all, and without negative values.
    private static readonly Arbitrary<long[]> AnyColumn = Gen.OneOf(
        AnyValue.ArrayOf(),
        AnyValue.Select(v => Math.Max(v, 0)).ArrayOf(),
        Gen.Choose(0, 70_000).Select(v => (long)v).ArrayOf(),
        Gen.Choose(-3, 300).Select(v => (long)v).ArrayOf(),
        Gen.Elements(0L, 0, 0, 1, long.MaxValue, long.MinValue, -1).ArrayOf(),
        from value in AnyValue from count in Gen.Choose(0, 200) select Enumerable.Repeat(value, count).ToArray()).ToArbitrary();

    [Fact]
    public void Any_column_reads_back() => Prop.ForAll(AnyColumn, values =>
    {
        var read = new long[values.Length];
        ValueCodec.Decode(Encoded(values), read);
        return values.AsSpan().SequenceEqual(read);
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2_000).WithEndSize(300));

    [Fact]
    public void No_column_takes_more_than_its_widest_value_or_two_bits_and_its_bytes() => Prop.ForAll(AnyColumn, values =>
    {
        var widest = values.Length == 0 ? 0 : values.Max(v => v < 0 || values.Min() < 0 ? Width(Varints.Zigzag(v)) : Width((ulong)v));
        return Encoded(values).Length <= 1 + (values.Length * widest);
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1_000).WithEndSize(300));

    [Fact]
    public void A_column_of_another_length_is_refused() => Prop.ForAll(AnyColumn, values =>
    {
        var bytes = Encoded(values);
        return Refused(bytes.AsSpan(0, bytes.Length - 1), values.Length) && Refused([.. bytes, 0], values.Length);
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1_000));

    [Fact]
    public void Any_bytes_are_a_column_or_refused() => Prop.ForAll<byte[]>(bytes =>
    {
        foreach (var count in new[] { 0, 1, 5, bytes.Length, 200 })
        {
            _ = Refused(bytes, count);
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5_000));

    [Theory]
    [InlineData(new long[] { 0, 0, 0 }, 1)]
    [InlineData(new long[] { 7 }, 2)]
    [InlineData(new long[] { 1, 200, 255, 0 }, 5)]
    [InlineData(new long[] { 1, 1000, 100_000, 0 }, 8)]
    [InlineData(new long[] { -1, 63, -64 }, 4)]
    [InlineData(new long[] { long.MaxValue }, 9)]
    public void The_size_is_what_the_layout_says(long[] values, int bytes) => Assert.Equal(bytes, Encoded(values).Length);

    private static byte[] Encoded(long[] values)
    {
        var room = new byte[ValueCodec.MaxLength(values.Length) + ValueCodec.Slack];
        var length = ValueCodec.Encode(values, room);
        Assert.InRange(length, 1, ValueCodec.MaxLength(values.Length));
        return room[..length];
    }

    private static bool Refused(ReadOnlySpan<byte> bytes, int count)
    {
        try
        {
            ValueCodec.Decode(bytes, new long[count]);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static int Width(ulong value) => value == 0 ? 0 : (System.Numerics.BitOperations.Log2(value) / 8) + 1;
}
