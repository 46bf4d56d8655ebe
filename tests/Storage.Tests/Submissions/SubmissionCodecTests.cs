using FsCheck;
using FsCheck.Fluent;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Submissions;

public sealed class SubmissionCodecTests
{
    [Fact]
    public void What_is_encoded_is_decoded() => Prop.ForAll<int, bool>((seed, dense) =>
    {
        var content = (dense ? Cells.Dense(seed) : Cells.Sparse(seed)).FromList();
        using var bytes = SubmissionCodec.Encode(content);
        var known = new AreaLists();
        var decoded = SubmissionCodec.Decode(bytes.Span, known);
        AssertSame(content, decoded);
        Assert.Same(decoded.Areas, SubmissionCodec.Decode(bytes.Span, known).Areas);
        using var again = SubmissionCodec.Encode(decoded);
        return again.Span.SequenceEqual(bytes.Span);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_layout_does_not_change()
    {
        var builder = new SubmissionContentBuilder();
        builder.Add("m", "24001", 0, 300);
        builder.Add("m", "24002", 0, 0, CellState.Withheld);
        builder.Add("m", "24003", 0, 1);
        builder.Add("n", "24003", 2, -1);
        builder.AddDouble("n", "24001", 1.5);
        using var bytes = SubmissionCodec.Encode(builder.Build(SubmissionKind.Figures, Period.Month(2025, 7), "vì"));
        Assert.Equal(
            "01" + "00" + "01" + "E8902D" + "0376C3AC" // version, figures, month, day 739432, reason
            + "0B" + "03" + "053234303031" + "4132" + "4133" // areas
            + "03"
            + "016D" + "00" + "04" + "01" + "0104" + "AC02" + "01" // m: states; one absent at cell 1; 300, 1
            + "016E" + "00" + "03" + "01" + "0000" + "000000000000F83F" // n as doubles: one row, from 0, one long
            + "016E" + "02" + "0A" + "01" + "0200" + "01", // n with two decimals: rows, signed; −1
            Convert.ToHexString(bytes.Span));
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_mean_another_content_but_never_do_harm() => Prop.ForAll<int, int>((seed, damage) =>
    {
        using var bytes = SubmissionCodec.Encode(Cells.Sparse(seed).FromList());
        var random = new Random(damage);
        for (var i = 0; i < 50; i++)
        {
            var broken = bytes.Span.ToArray().ToList();
            switch (random.Next(3))
            {
                case 0:
                    broken.RemoveRange(random.Next(broken.Count), 1);
                    break;
                case 1:
                    broken[random.Next(broken.Count)] = (byte)random.Next(256);
                    break;
                default:
                    broken.InsertRange(random.Next(broken.Count), [0xFF, 0xFF, 0xFF, 0xFF, 0x07]);
                    break;
            }

            DecodeOrRefuse([.. broken]);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            if (bytes.Length > 3 && i % 2 == 0)
            {
                (bytes[0], bytes[1], bytes[2]) = (1, 0, 1);
            }

            DecodeOrRefuse(bytes);
        }
    }

    [Fact]
    public void Announced_lengths_do_not_allocate_more_than_the_bytes_justify()
    {
        byte[] head = [1, 0, 1, 0xE8, 0x90, 0x2D];
        byte[] huge = [0xFF, 0xFF, 0xFF, 0xFF, 0x07];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused([.. head, .. huge]);
        Refused([.. head, 0, .. huge]);
        Refused([.. head, 0, 5, .. huge]);
        Refused([.. head, 0, 2, 1, 0, .. huge]);
        Refused([.. head, 0, 2, 1, 0, 1, 1, 0x6D, 0, 2, .. huge, 0, 0]);
        Refused([.. head, 0, 2, 1, 0, 1, 1, 0x6D, 0, 4, .. huge, 0, 0]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);

        static void Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => SubmissionCodec.Decode(bytes));
    }

    [Fact]
    public void A_content_out_of_order_is_not_encoded()
    {
        Refused(["2", "1"], Column("m", [1, 2]));
        Refused(["1", "1"], Column("m", [1, 2]));
        Refused(["1", "2"], Column("n", [1, 2]), Column("m", [1, 2]));
        Refused(["1", "2"], Column("m", [1, 2]), Column("m", [1, 2]));
        Refused(["1", "2"], new SubmissionColumn { Metric = "m", Decimals = 0, Count = 2, Rows = [1, 0], Scaled = [1, 2] });
        Refused(["1"], new SubmissionColumn { Metric = "m", Decimals = 0, Count = 1, Scaled = [1], States = [CellState.Withheld] });
        Refused([new string('1', SubmissionCodec.MaxCodeBytes + 1)], Column("m", [1]));
        Refused(["\uD800"], Column("m", [1]));

        static SubmissionColumn Column(string metric, long[] values) => new() { Metric = metric, Decimals = 0, Count = values.Length, Scaled = values };

        static void Refused(string[] areas, params SubmissionColumn[] columns) => Assert.ThrowsAny<ArgumentException>(() => SubmissionCodec.Encode(
            new SubmissionContent { Kind = SubmissionKind.Figures, Period = Period.OfYear(2025), Reason = string.Empty, Areas = areas, Columns = columns }));
    }

    [Fact]
    public void A_province_of_counts_and_revenues_takes_less_than_three_bytes_a_value()
    {
        var random = new Random(11);
        var areas = Enumerable.Range(0, 168).Select(i => FormattableString.Invariant($"{(i * 3) + 7:00000}")).ToArray();
        var columns = Enumerable.Range(0, 15).Select(c => new SubmissionColumn
        {
            Metric = $"metric.{(char)('a' + c)}",
            Decimals = 0,
            Count = 168,
            Scaled = Enumerable.Range(0, 168).Select(_ => c < 13 ? (long)Math.Exp(6.5 + (1.2 * Gauss())) : (long)Math.Exp(18.4 + (6.9 * random.NextDouble()))).ToArray(),
        }).ToArray();
        using var bytes = SubmissionCodec.Encode(SubmissionContentBuilder.FromTable(SubmissionKind.Figures, Period.Month(2025, 7), string.Empty, areas, columns));
        Assert.InRange(bytes.Length / (168.0 * 15), 2, 3);

        double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static void DecodeOrRefuse(byte[] bytes)
    {
        try
        {
            SubmissionCodec.Decode(bytes);
        }
        catch (InvalidDataException)
        {
            // As it should be.
        }
    }

    private static void AssertSame(SubmissionContent expected, SubmissionContent actual)
    {
        Assert.Equal((expected.Kind, expected.Period, expected.Reason), (actual.Kind, actual.Period, actual.Reason));
        Assert.Equal(expected.Areas, actual.Areas);
        Assert.Equal(expected.Columns.Length, actual.Columns.Length);
        foreach (var (e, a) in expected.Columns.Zip(actual.Columns))
        {
            Assert.Equal((e.Metric, e.Decimals, e.Count), (a.Metric, a.Decimals, a.Count));
            Assert.Equal(e.Rows, a.Rows);
            Assert.Equal(e.States is null || Array.TrueForAll(e.States, s => s == CellState.Present) ? null : e.States, a.States);
            Assert.Equal(e.Scaled, a.Scaled);
            Assert.Equal(e.Doubles?.Select(BitConverter.DoubleToInt64Bits), a.Doubles?.Select(BitConverter.DoubleToInt64Bits));
        }
    }
}
