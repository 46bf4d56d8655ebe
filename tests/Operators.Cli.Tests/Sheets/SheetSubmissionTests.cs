using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>The submission's id is made from what is said.</summary>
public sealed class SheetSubmissionTests
{
    [Fact]
    public void The_same_figures_have_the_same_id_however_the_file_is_saved()
    {
        var one = Id("Đơn vị;Số\nYên Thế;1.795.720\nTân Yên;6\n");

        Assert.Equal(one, Id("Đơn vị;Số\r\n\r\nHuyện Tân Yên;6\r\n\"Huyện Yên Thế\";1 795 720\r\n"));
        Assert.NotEqual(one, Id("Đơn vị;Số\nYên Thế;1.759.720\nTân Yên;6\n"));
        Assert.NotEqual(one, Id("Đơn vị;Số\nYên Thế;1.795.720\nTân Yên;6\n", "2013-07"));
        Assert.NotEqual(one, Id("Đơn vị;Số\nYên Thế;1.795.720\nTân Yên;6\n", reason: "Đính chính"));
        Assert.Matches("^sheet/2013-06/[0-9a-f]{32}$", one);
    }

    [Fact]
    public void A_submission_holds_every_cell_also_one_with_too_many_decimals()
    {
        var figures = SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Số\nYên Thế;160,21\nTân Yên;6\n"), SheetWorld.OneColumn());
        var submission = SheetSubmission.Make(figures, "x", "vì sao", isDryRun: true);

        Assert.Equal((2, "2013-06", "vì sao", true), (submission.CellCount, submission.Period, submission.Reason, submission.DryRun));
    }

    [Theory]
    [InlineData("volume.letter_post_weight", "999999999999999", true)]
    [InlineData("volume.letter_post_weight", "100000000000000000", false)]
    [InlineData("volume.letter_post_weight", "-100000000000000000", false)]
    [InlineData("subscribers.fixed", "100000000000000000", true)]
    [InlineData("subscribers.fixed", "10000000000000000000", false)]
    public void What_the_wire_has_no_room_for_is_left_out_and_said(string metric, string value, bool isSent)
    {
        var figures = SheetWorld.Extract(SheetWorld.Csv($"Đơn vị;Số\nYên Thế;{value}\nTân Yên;6\nTổng cộng;79000000000000000000000000000\n"), SheetWorld.OneColumn(metric));

        Assert.Equal(isSent ? 2 : 1, SheetSubmission.Make(figures, "x", "", isDryRun: true).CellCount);
        Assert.Equal(!isSent, figures.Remarks.Any(r => r.Kind == RemarkKind.TooLong && r.At.ToString() == "B2"));
    }

    [Fact]
    public void A_total_of_any_size_is_compared()
    {
        var mapping = SheetWorld.OneColumn("revenue.total");
        var figures = SheetWorld.Extract(SheetWorld.Csv("Đơn vị;Số\nYên Thế;5\nTổng cộng;79000000000000000000000000000\n"), mapping with { Columns = [mapping.Columns[0] with { Factor = 1_000_000_000 }] });

        Assert.Contains(figures.Remarks, r => r.Kind == RemarkKind.TotalDiffers);
    }

    private static string Id(string csv, string period = "2013-06", string reason = "") =>
        SheetSubmission.IdOf(SheetWorld.Extract(SheetWorld.Csv(csv), SheetWorld.OneColumn(), period), reason);
}
