using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Submissions;

public sealed class VarintsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Columns_of_every_width_and_length_survive(bool negativeToo)
    {
        var random = new Random(3);
        for (var bits = negativeToo ? 2 : 1; bits <= 63; bits++)
        {
            foreach (var count in new[] { 0, 1, 2, 3, 7, 8, 9, 100 })
            {
                var values = new long[count];
                for (var i = 0; i < count; i++)
                {
                    var width = random.Next(0, negativeToo ? bits : bits + 1);
                    var value = width == 63 ? random.NextInt64(long.MaxValue) | (1L << 62) : random.NextInt64(1L << width);
                    values[i] = negativeToo && random.Next(2) == 0 ? ~value : value;
                }

                Check(values, negativeToo, bits);
            }
        }

        Check(negativeToo ? [long.MinValue, long.MaxValue, -1, 0] : [long.MaxValue, 0], negativeToo, bits: 64);
    }

    [Fact]
    public void Writing_wide_and_narrow_gives_the_same_bytes()
    {
        var values = Enumerable.Range(0, 57).Select(i => (1L << i) - (i % 2)).ToArray();
        var (narrow, wide) = (new byte[1000], new byte[1000]);
        var bytes = Varints.WriteAll(values.AsSpan(0, 56), narrow, signed: false, bits: 56);
        Assert.Equal(bytes, Varints.WriteAll(values.AsSpan(0, 56), wide, signed: false, bits: 64));
        Assert.Equal(wide[..bytes], narrow[..bytes]);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("")]
    [InlineData("FFFFFFFFFFFFFFFFFF02")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF01")]
    public void What_is_no_number_is_refused(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        Assert.Throws<InvalidDataException>(() =>
        {
            var at = 0;
            Varints.ReadAll(bytes, ref at, new long[1], signed: false);
        });
    }

    private static void Check(long[] values, bool signed, int bits)
    {
        var target = new byte[(values.Length * Varints.BytesFor(bits)) + Varints.SlackBytes];
        var bytes = Varints.WriteAll(values, target, signed, bits);
        foreach (var spare in new[] { 0, 20 })
        {
            var source = new byte[bytes + spare];
            target.AsSpan(0, bytes).CopyTo(source);
            var read = new long[values.Length];
            var at = 0;
            Varints.ReadAll(source, ref at, read, signed);
            Assert.Equal(values, read);
            Assert.Equal(bytes, at);
        }
    }
}
