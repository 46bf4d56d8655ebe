using FsCheck;
using FsCheck.Fluent;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Submissions;

public sealed class CanonicalOrderTests
{
    [Fact]
    public void The_order_in_which_cells_come_leaves_no_trace() => Prop.ForAll<int, int>((seed, shuffle) =>
    {
        var cells = Cells.Sparse(seed);
        return Bytes(cells.FromList()).SequenceEqual(Bytes(cells.FromList(shuffle, utf8: true)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_list_and_a_table_of_the_same_cells_have_the_same_bytes() => Prop.ForAll<int, int, bool>((seed, shuffle, dense) =>
    {
        var cells = dense ? Cells.Dense(seed) : Cells.Sparse(seed);
        var list = Bytes(cells.FromList(shuffle));
        return list.SequenceEqual(Bytes(cells.FromTable(shuffle))) && list.SequenceEqual(Bytes(cells.FromTable(null)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_builder_used_again_gives_what_a_new_one_gives() => Prop.ForAll<int, int>((first, second) =>
    {
        var builder = new SubmissionContentBuilder();
        Cells.AddTo(builder, Cells.Sparse(first).All);
        Cells.Build(builder);
        Cells.AddTo(builder, Cells.Dense(second).All, utf8: true);
        return Bytes(Cells.Build(builder)).SequenceEqual(Bytes(Cells.Dense(second).FromList()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_table_in_order_is_taken_without_copying()
    {
        var values = new long[] { 3, 4 };
        var areas = new[] { "24", "27" };
        var content = SubmissionContentBuilder.FromTable(SubmissionKind.Figures, Period.OfYear(2025), string.Empty, areas, [Column("z", values, rows: [0, 1]), Column("a", [1, 2])]);
        Assert.Same(areas, content.Areas);
        Assert.Equal(["a", "z"], content.Columns.Select(c => c.Metric));
        Assert.Same(values, content.Columns[1].Scaled);
        Assert.Null(content.Columns[1].Rows);
    }

    [Fact]
    public void What_says_nothing_is_left_out()
    {
        var content = SubmissionContentBuilder.FromTable(
            SubmissionKind.Figures, Period.OfYear(2025), string.Empty, ["22", "24", "27"],
            [Column("empty", [], rows: []), new SubmissionColumn { Metric = "m", Decimals = 0, Count = 2, Rows = [0, 2], Scaled = [5, 77], States = [CellState.Present, CellState.Withheld] }]);
        Assert.Equal(["22", "27"], content.Areas);
        var column = Assert.Single(content.Columns);
        Assert.Null(column.Rows);
        Assert.Equal([5, 0], column.Scaled!);
        Assert.Equal(2, content.CellCount);
    }

    [Fact]
    public void A_cell_sent_twice_is_kept_twice_in_an_order_of_its_own()
    {
        var builder = new SubmissionContentBuilder();
        builder.Add("m", "24", 0, 7);
        builder.Add("m", "22", 0, 1);
        builder.Add("m", "24", 0, 0, CellState.Withdrawn);
        builder.Add("m", "24", 0, 3);
        Assert.Equal(4, builder.CellCount);
        var column = Assert.Single(builder.Build(SubmissionKind.Figures, Period.OfYear(2025), string.Empty).Columns);
        Assert.Equal([0, 1, 1, 1], column.Rows!);
        Assert.Equal([1, 3, 7, 0], column.Scaled!);
        Assert.Equal(CellState.Withdrawn, column.States![3]);
    }

    [Fact]
    public void Arrays_that_do_not_match_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Table(Column("m", [1])));
        Assert.Throws<ArgumentException>(() => Table(Column("m", [1, 2], rows: [0, 2])));
        Assert.Throws<ArgumentException>(() => Table(Column("m", [1, 2], rows: [1])));
        Assert.Throws<ArgumentException>(() => Table(new SubmissionColumn { Metric = "m", Decimals = 0, Count = 2 }));

        static void Table(SubmissionColumn column) => SubmissionContentBuilder.FromTable(SubmissionKind.Figures, Period.OfYear(2025), string.Empty, ["1", "2"], [column]);
    }

    private static SubmissionColumn Column(string metric, long[] values, int[]? rows = null) =>
        new() { Metric = metric, Decimals = 0, Count = values.Length, Scaled = values, Rows = rows };

    private static byte[] Bytes(SubmissionContent content)
    {
        using var bytes = SubmissionCodec.Encode(content);
        return bytes.Span.ToArray();
    }
}
