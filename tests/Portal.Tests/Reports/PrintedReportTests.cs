using Telemetry.Catalogue;
using Telemetry.Portal.Reports;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>What two departments printed comes out of their own figures as printed, and where the print is wrong the report is right and says so.</summary>
public sealed class PrintedReportTests(PrintedReportTests.World world) : IClassFixture<PrintedReportTests.World>
{
    [Theory]
    [InlineData("postal_annex", "22", "2014")]
    [InlineData("telecom_annex", "22", "2014")]
    [InlineData("main_targets", "24", "2013-06")]
    [InlineData("narrative_figures", "22", "2014")]
    [InlineData("narrative_figures", "24", "2013-06")]
    public async Task Every_printed_cell_is_there_as_printed_or_has_a_note(string report, string area, string period)
    {
        var document = await world.Reports.ReadAsync(report, area, period);
        var printed = DefaultCatalogue.Instance.Printed.Where(p => p.Report.Code == report && p.Area == document.Area && p.Period == document.Period).ToList();

        Assert.NotEmpty(printed);
        foreach (var cell in printed)
        {
            if (cell.Outside.Length > 0)
            {
                Assert.Contains(document.Notes, n => n.IsAboutPrint && n.Text.Contains(cell.Outside, StringComparison.Ordinal) && n.Text.Contains(cell.Text, StringComparison.Ordinal));
                continue;
            }

            var shown = document.Cell(cell.Row, cell.Column);
            var notes = document.NotesOf(shown).Where(n => n.Contains("bản in ghi", StringComparison.Ordinal)).ToList();
            Assert.Equal(ReportCellKind.Number, shown.Kind);
            Assert.True(
                notes.Count == 0 ? PrintedNumber.Means(cell.Text, shown.Value!.Value, shown.IsPercent) : notes.Single().Contains($"bản in ghi {cell.Text};", StringComparison.Ordinal),
                $"{cell.Row} {cell.Column}: printed {cell.Text}, shown {shown.Text}, {string.Join(' ', notes)}");
        }
    }

    [Fact]
    public async Task The_postal_annex_of_Quang_Ninh_differs_from_the_print_in_two_cells()
    {
        var document = await world.Reports.ReadAsync("postal_annex", "22", "2014");

        Assert.Equal([("money_transferred", "completion"), ("revenue", "completion")], document.DifferingFromPrint());
        Assert.Equal("81%", document.Text("money_transferred", "completion"));
        Assert.Equal("94%", document.Text("revenue", "completion"));
        Assert.Contains(document.NotesOf(document.Cell("revenue", "completion")), n => n.Contains("bản in ghi 83%; 100 × 89 / 95 = 93,68%.", StringComparison.Ordinal));
        Assert.Contains(document.NotesOf(document.Cell("money_transferred", "completion")), n => n.Contains("bản in ghi 82%; 100 × 423 / 520 = 81,35%.", StringComparison.Ordinal));
        Assert.Equal(["10.000.000", "10.345.000", "103%", "10.000.000"], new[] { "plan", "value", "completion", "next_plan" }.Select(c => document.Text("newspapers", c)));
        Assert.Equal("Tỷ đồng", document.Text("revenue", "unit"));
        Assert.Contains("Kế hoạch năm 2015: Sở quản lý BCVT tỉnh Quảng Ninh.", document.Sources);
    }

    [Fact]
    public async Task The_telecom_annex_of_Quang_Ninh_differs_where_a_zero_was_lost_and_where_decimals_were_cut_off()
    {
        var document = await world.Reports.ReadAsync("telecom_annex", "22", "2014");

        Assert.Equal([("mobile_postpaid", "on_network"), ("mobile_prepaid", "completion"), ("xdsl", "completion")], document.DifferingFromPrint());
        Assert.Equal("160.210", document.Text("mobile_postpaid", "on_network"));
        Assert.Equal(("163%", "164%"), (document.Text("mobile_prepaid", "completion"), document.Text("xdsl", "completion")));
        Assert.Equal(("684.959", "1.721.878"), (document.Text("telephone", "value"), document.Text("telephone", "on_network")));
        Assert.Equal(("26.278", "118.493"), (document.Text("internet", "value"), document.Text("internet", "on_network")));
        Assert.Equal(ReportCellKind.Empty, document.Cell("revenue", "on_network").Kind);
        Assert.Contains(document.NotesOf(document.Cell("telephone", "plan")), n => n == "Kế hoạch là tổng của các kế hoạch thành phần.");
        Assert.Contains(document.NotesOf(document.Cell("telephone", "value")), n => n.Contains("Số tổng hợp của Sở quản lý BCVT tỉnh Quảng Ninh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_targets_of_Bac_Giang_are_judged_by_their_direction_and_not_capped()
    {
        var document = await world.Reports.ReadAsync("main_targets", "24", "2013-06");

        Assert.Equal("Chỉ tiêu đến năm 2015", document.Columns[3]);
        Assert.Equal(["2,14", "6.340", "113,8", "7,27"], document.Lines.Select(l => l.Cells[3].Text));
        Assert.Equal(["2,15", "6.035", "117,35", "3,25"], document.Lines.Select(l => l.Cells[4].Text));
        Assert.Equal(["99%", "105%", "103%", "45%"], document.Lines.Select(l => l.Cells[5].Text));
        Assert.Equal(
            from row in new[] { "service_radius", "people_per_point", "density_telephone", "density_internet" } from column in new[] { "result", "completion" } select (row, column),
            document.DifferingFromPrint());
        var radius = document.NotesOf(document.Cell("service_radius", "completion")).ToList();
        Assert.Contains("Càng nhỏ càng tốt: tỷ lệ = 100 × chỉ tiêu / kết quả.", radius);
        Assert.Contains(radius, n => n.Contains("100 × 2,14 / 2,154451 = 99,33%", StringComparison.Ordinal) && n.Contains("2,14 / 2,03 = 105,42%", StringComparison.Ordinal));
        Assert.Contains(document.NotesOf(document.Cell("density_telephone", "completion")), n => n.Contains("= 103,12%", StringComparison.Ordinal) && n.Contains("102,15%", StringComparison.Ordinal));
        Assert.Contains(document.NotesOf(document.Cell("density_internet", "completion")), n => n.Contains("= 44,66%", StringComparison.Ordinal) && n.Contains("46,77%", StringComparison.Ordinal));
        Assert.Equal(3, document.Notes.Count(n => n.Text.StartsWith("Bản in còn có", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_stale_denominator_is_named_beside_the_printed_density()
    {
        var document = await world.Reports.ReadAsync("narrative_figures", "22", "2014", "en");
        var notes = document.NotesOf(document.Cell("telephone", "per_100")).ToList();

        Assert.Equal("145,28", document.Text("telephone", "per_100"));
        Assert.Contains("The denominator “Average population of the year” is of 2013, older than the period of the report.", notes);
        Assert.Contains(notes, n => n.Contains("the print has 157; 100 × 1.721.878 / 1.185.200 = 145,28.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_period_or_unit_has_no_notes_on_prints()
    {
        Assert.DoesNotContain((await world.Reports.ReadAsync("main_targets", "24", "2013-H1")).Notes, n => n.IsAboutPrint);
        Assert.DoesNotContain((await world.Reports.ReadAsync("postal_annex", "24", "2014")).Notes, n => n.IsAboutPrint);
    }

    [Fact]
    public async Task A_print_of_what_was_never_received_here_is_one_note()
    {
        await using var empty = new ReportWorld();
        var document = await empty.ReadAsync("postal_annex", "22", "2014");

        Assert.Equal("Bản in có số ở 24 ô mà ở đây chưa có số liệu.", Assert.Single(document.Notes).Text);
        Assert.Equal("chưa có báo cáo", document.Text("revenue", "value"));
        Assert.Equal("chưa có kế hoạch", document.Text("revenue", "plan"));
    }

    [Theory]
    [InlineData("133,202", "133202", false, true)]
    [InlineData("1.404.708", "1404708", false, true)]
    [InlineData("160,21", "160210", false, false)]
    [InlineData("160,21", "160.21", false, true)]
    [InlineData("2,03", "2.03", false, true)]
    [InlineData("6.140", "6140", false, true)]
    [InlineData("83%", "83", true, true)]
    [InlineData("83", "83", true, false)]
    [InlineData("-25,4%", "-25.4", true, true)]
    [InlineData("1.23.456", "123456", false, false)]
    [InlineData("về đích", "1", false, false)]
    public void A_printed_number_is_read_whichever_way_its_separators_are_meant(string printed, string value, bool isPercent, bool same) =>
        Assert.Equal(same, PrintedNumber.Means(printed, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), isPercent));

    public sealed class World : IAsyncLifetime
    {
        public ReportWorld Reports { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Reports = await ReportWorld.OfSamplesAsync();

        public ValueTask DisposeAsync() => Reports.DisposeAsync();
    }
}
