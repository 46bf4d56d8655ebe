using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Relations;

public sealed class TableTests
{
    [Theory]
    [InlineData("146", Verdict.Holds)]
    [InlineData("147", Verdict.Fails)]
    public async Task A_total_row_is_the_sum_of_the_rows_above(string total, Verdict expected)
    {
        var report = new ReportBuilder().Table(
            [["Lĩnh vực", "Thanh tra"], ["Bưu chính", "10"], ["Tần số", "21"], ["Viễn thông", "34"], ["Internet", "41"], ["Báo chí", "40"], ["Tổng cộng", total]],
            totalRows: [6]);

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal((DiagnosisKind.TableTotal, expected), (diagnosis.Kind, diagnosis.Verdict));
    }

    [Fact]
    public async Task A_grand_total_is_the_sum_of_the_sub_totals_or_of_all_rows_not_of_both()
    {
        var report = new ReportBuilder().Table(
            [["", "A"], ["Huyện 1", "10"], ["Huyện 2", "20"], ["Cộng", "30"], ["Huyện 3", "5"], ["Huyện 4", "6"], ["Cộng", "11"], ["Tổng cộng", "41"]],
            totalRows: [3, 6, 7]);

        var found = await report.ExamineAsync();

        Assert.Equal(3, found.Count);
        Assert.All(found, d => Assert.Equal(Verdict.Holds, d.Verdict));
    }

    [Fact]
    public async Task A_total_may_stand_first_and_details_may_stand_below_their_row()
    {
        var first = new ReportBuilder().Table([["", "A", "B"], ["Toàn tỉnh", "30", "7"], ["Huyện 1", "10", "3"], ["Huyện 2", "20", "4"]], totalRows: [1]);
        var nested = new ReportBuilder().Table(
            [["TT", "A"], ["1", "30"], ["1.1", "10"], ["1.2", "20"], ["2", "5"], ["Tổng", "35"]], totalRows: [5]);

        Assert.All(await first.ExamineAsync(), d => Assert.Equal(Verdict.Holds, d.Verdict));
        Assert.Equal(Verdict.Holds, Assert.Single(await nested.ExamineAsync()).Verdict);
    }

    [Fact]
    public async Task One_column_that_does_not_add_up_as_the_others_do_fails()
    {
        var report = new ReportBuilder().Table(
            [["", "A", "B", "C"], ["x", "10", "3", "8"], ["y", "20", "4", "9"], ["Tổng", "30", "7", "71"]], totalRows: [3]);

        var found = await report.ExamineAsync();

        var failing = Assert.Single(found, d => d.Verdict == Verdict.Fails);
        Assert.Equal(17, failing.Expected);
        Assert.Equal("fails; one edit mends it: 71 → 17", failing.Summary.English);
    }

    [Fact]
    public async Task A_table_that_shows_some_rows_of_many_is_not_claimed_to_add_up()
    {
        var report = new ReportBuilder().Table(
            [["", "A", "B", "C"], ["x", "10", "3", "8"], ["y", "20", "4", "9"], ["Cả nước", "300", "70", "190"]], totalRows: [3]);

        Assert.Empty(await report.ExamineAsync());
    }

    [Fact]
    public async Task A_total_column_is_proven_by_most_rows_and_the_other_row_fails()
    {
        var report = new ReportBuilder().Table(
            [["", "Tổng", "Nam", "Nữ"], ["a", "30", "10", "20"], ["b", "50", "24", "26"], ["c", "77", "33", "44"], ["d", "91", "45", "64"]], totalColumns: [1]);
        var unproven = new ReportBuilder().Table(
            [["", "Tổng", "2012", "2013"], ["a", "30", "11", "20"], ["b", "50", "25", "26"], ["c", "77", "35", "44"]], totalColumns: [1]);

        Assert.Equal(109, Assert.Single(await report.ExamineAsync(), d => d.Verdict == Verdict.Fails).Expected);
        Assert.Empty(await unproven.ExamineAsync());
    }

    [Fact]
    public async Task A_total_row_that_was_pasted_one_column_off_is_left_alone()
    {
        var report = new ReportBuilder().Table(
            [["Huyện", "A", "B", "Tổng"], ["x", "10", "3", "13"], ["y", "20", "4", "24"], ["z", "5", "6", "11"], ["30", "13", "100", ""]], totalColumns: [3]);
        report.Add("30", Telemetry.Doctor.Meaning.NumberRole.Actual, cell: new Telemetry.Doctor.Reading.CellPlace(0, 4, 0));

        Assert.All(await report.ExamineAsync(), d => Assert.Equal(Verdict.Holds, d.Verdict));
    }

    [Fact]
    public async Task A_cell_that_cannot_be_read_leaves_the_column_alone()
    {
        var report = new ReportBuilder().Table([["", "A"], ["x", "10"], ["y", "chưa có"], ["z", "5"], ["Tổng", "30"]], totalRows: [4]);

        Assert.Empty(await report.ExamineAsync());
    }
}
