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

    private static string Id(string csv, string period = "2013-06", string reason = "") =>
        SheetSubmission.IdOf(SheetWorld.Extract(SheetWorld.Csv(csv), SheetWorld.OneColumn(), period), reason);
}
