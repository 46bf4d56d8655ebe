using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Telemetry.Protocol.V1;
using Xunit;

namespace Telemetry.Operators.Tests;

public sealed class EncodingTests
{
    private static readonly long[] Edges = [0, 1, -1, 63, -64, 64, 8191, -8192, (1L << 55) - 1, -(1L << 55), 1L << 55, long.MaxValue, long.MinValue];

    [Fact]
    public void A_table_s_bytes_are_those_of_the_generated_code() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => BytesAreGenerated(Table(new Random(seed)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_list_s_bytes_are_those_of_the_generated_code() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => BytesAreGenerated(List(new Random(seed)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_length_of_a_value_comes_back_as_it_was()
    {
        var values = Enumerable.Range(0, 64).SelectMany(bit => new[] { 1L << bit, -(1L << bit), (1L << bit) - 1, long.MaxValue >> bit }).Concat(Edges).ToArray();
        var table = new SubmissionTable("a", "2013-06", values.Select((_, i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        table.AddColumn("m", 0, [.. values]);

        Assert.Equal(values, Parse(table).Table.Columns[0].Scaled);
    }

    [Fact]
    public void What_was_set_is_what_is_sent()
    {
        var table = new SubmissionTable("2013-06/1", "2013-06") { Reason = "sửa số liệu", Kind = SubmissionKind.Plan, DryRun = true, Source = "vnpt" };
        table.AddColumn("area.land", 2);
        table.AddNumberColumn("subscribers.mobile");
        table.AddRow("24").Set("area.land", 3849.7m).SetNumber("subscribers.mobile", 160.21);
        table.AddRow("22").SetAbsent("area.land", CellState.Withheld).SetAbsent("subscribers.mobile", CellState.NotApplicable);

        var sent = Parse(table);

        Assert.Equal(("2013-06/1", "2013-06", "sửa số liệu", "vnpt", true, Protocol.V1.SubmissionKind.Plan), (sent.SubmissionId, sent.Period, sent.Reason, sent.Source, sent.DryRun, sent.Kind));
        Assert.Equal(["24", "22"], sent.Table.Areas);
        var land = sent.Table.Columns[0];
        Assert.Equal(("area.land", 2u), (land.Metric, land.Decimals));
        Assert.Equal([384970L, 0L], land.Scaled);
        Assert.Equal([1u], land.ExceptionRows);
        Assert.Equal([Protocol.V1.CellState.Withheld], land.ExceptionStates);
        Assert.Equal([160.21, 0], sent.Table.Columns[1].Doubles);
        Assert.Equal([Protocol.V1.CellState.NotApplicable], sent.Table.Columns[1].ExceptionStates);
    }

    [Fact]
    public void A_cell_about_which_nothing_was_said_is_not_sent_as_zero()
    {
        var table = new SubmissionTable("a", "2013-06");
        table.AddColumn("subscribers.fixed");
        table.AddRow("24");

        var error = Assert.Throws<InvalidOperationException>(() => table.Encode());

        Assert.Contains("'subscribers.fixed' of area '24'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_decimals_than_the_column_has_are_refused_at_once()
    {
        var table = new SubmissionTable("a", "2013-06");
        table.AddColumn("area.land", 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.AddRow("24").Set("area.land", 3849.701m));
    }

    private static SubmissionTable Table(Random random)
    {
        var areas = Enumerable.Range(0, random.Next(0, 200)).Select(i => random.Next(20) == 0 ? "xã" + i : "0" + i).ToArray();
        var table = new SubmissionTable("id-" + random.Next(), "2013-06", areas) { Reason = random.Next(2) == 0 ? "" : "lý do" };
        for (var c = random.Next(0, 5); c > 0; c--)
        {
            var states = areas.Select(_ => random.Next(8) == 0 ? (CellState)random.Next(1, 6) : CellState.Present).ToArray();
            if (random.Next(3) == 0)
            {
                var column = table.AddNumberColumn("number." + c);
                for (var row = 0; row < areas.Length; row++)
                {
                    column.SetNumber(row, random.NextDouble());
                }
            }
            else
            {
                table.AddColumn("metric." + c, random.Next(0, 4), [.. areas.Select(_ => Value(random))], random.Next(2) == 0 ? states : null);
            }
        }

        return table;
    }

    private static ObservationList List(Random random)
    {
        var list = new ObservationList("id-" + random.Next(), "2013-06");
        for (var i = random.Next(0, 100); i > 0; i--)
        {
            _ = random.Next(4) switch
            {
                0 => list.AddAbsent("metric", "24", (CellState)random.Next(1, 6)),
                1 => list.AddNumber("số", "24", random.NextDouble() - 0.5),
                2 => list.Add("area.land", "22", random.Next() / 100m, 2),
                _ => list.Add("metric." + i, "0" + i, Value(random)),
            };
        }

        return list;
    }

    private static long Value(Random random) => random.Next(3) switch
    {
        0 => Edges[random.Next(Edges.Length)],
        1 => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
        _ => random.Next(-1000, 10_000),
    };

    private static bool BytesAreGenerated(Submission submission)
    {
        var encoded = submission.Encode();
        return SubmitRequest.Parser.ParseFrom(encoded.Bytes).ToByteArray().AsSpan().SequenceEqual(encoded.Bytes);
    }

    private static SubmitRequest Parse(Submission submission) => SubmitRequest.Parser.ParseFrom(submission.Encode().Bytes);
}
