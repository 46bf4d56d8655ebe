using System.Text;
using Telemetry.Portal.Reports;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Tests.Reports;

/// <summary>What a report says of periods, plans, operators and figures that are not there.</summary>
public sealed class ReportContentTests
{
    [Fact]
    public async Task The_four_kinds_of_absence_keep_their_own_words_in_every_form()
    {
        await using var world = new ReportWorld();
        (string Item, string Row, CellState State, string Vietnamese, string English)[] kinds =
        [
            ("volume.newspapers", "newspapers", CellState.NotApplicable, "không áp dụng", "not applicable"),
            ("volume.letter_post_weight", "letter_post", CellState.NotAvailable, "không có số liệu", "not available"),
            ("volume.parcels_express", "parcels", CellState.NotReported, "chưa báo cáo", "not reported"),
            ("volume.money_orders", "money_orders", CellState.Withheld, "không công bố", "withheld"),
        ];
        foreach (var kind in kinds)
        {
            await world.ReportAsync("vnpost", "2015", "22", kind.Item, kind.State);
        }

        var vietnamese = await world.ReadAsync("postal_annex", "22", "2015");
        var english = await world.ReadAsync("postal_annex", "22", "2015", "en");
        var narrative = await world.ReadAsync("narrative_figures", "22", "2015");
        var csv = Encoding.UTF8.GetString(ReportCsv.Render(vietnamese));
        var sheet = Workbooks.Texts(ReportWorkbook.Render(vietnamese));
        var page = await Pages.RenderAsync(vietnamese);
        var json = ReportJsonMapper.Map(vietnamese);
        foreach (var kind in kinds)
        {
            Assert.Equal((ReportCellKind.Absent, kind.Vietnamese), (vietnamese.Cell(kind.Row, "value").Kind, vietnamese.Text(kind.Row, "value")));
            Assert.Equal(kind.English, english.Text(kind.Row, "value"));
            Assert.Equal(kind.Vietnamese, narrative.Text(kind.Row, "value", "vnpost"));
            Assert.Contains(";" + kind.Vietnamese + ";", csv, StringComparison.Ordinal);
            Assert.Contains(kind.Vietnamese, sheet);
            Assert.Contains(">" + kind.Vietnamese + "</a>", page, StringComparison.Ordinal);
            Assert.Contains(json.Rows.SelectMany(r => r.Cells), c => c.Kind == "absent" && c.Value is null && c.Reason == char.ToLowerInvariant(kind.State.ToString()[0]) + kind.State.ToString()[1..]);
        }
    }

    [Fact]
    public async Task Zero_is_a_number()
    {
        await using var world = new ReportWorld();
        await world.ReportAsync("vnpost", "2015", "22", ("volume.newspapers", 0));

        var document = await world.ReadAsync("postal_annex", "22", "2015");

        Assert.Equal((ReportCellKind.Number, "0"), (document.Cell("newspapers", "value").Kind, document.Text("newspapers", "value")));
    }

    [Theory]
    [InlineData("2015-02", "tháng 2/2015", "Thực hiện trong tháng", "60")]
    [InlineData("2015-Q1", "quý I/2015", "Thực hiện trong quý", "90")]
    public async Task In_a_part_of_the_year_the_plan_is_the_years_and_completion_counts_from_its_start(string period, string title, string heading, string completion)
    {
        await using var world = new ReportWorld();
        await world.ReportAsync("plan:so-quang-ninh", "2015", "22", ("volume.newspapers", 1000));
        foreach (var month in new[] { "2015-01", "2015-02", "2015-03" })
        {
            await world.ReportAsync("vnpost", month, "22", ("volume.newspapers", 300));
        }

        var document = await world.ReadAsync("postal_annex", "22", period);

        Assert.EndsWith(title, document.Title, StringComparison.Ordinal);
        Assert.Equal(["Kế hoạch năm 2015", heading, "So với kế hoạch năm 2015", "Kế hoạch năm 2016"], document.Columns.Skip(3));
        Assert.Equal("1.000", document.Text("newspapers", "plan"));
        Assert.Equal(completion + "%", document.Text("newspapers", "completion"));
        Assert.Equal(period == "2015-02" ? "300" : "900", document.Text("newspapers", "value"));
        Assert.Contains(document.NotesOf(document.Cell("newspapers", "completion")), n => n.StartsWith("Tỷ lệ tính theo lũy kế từ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_completion_by_another_plan_than_the_years_says_so()
    {
        await using var world = new ReportWorld();
        await world.ReportAsync("plan:so-quang-ninh", "2016", "22", ("volume.newspapers", 1000));
        await world.ReportAsync("vnpost", "2015", "22", ("volume.newspapers", 500));

        var document = await world.ReadAsync("postal_annex", "22", "2015");

        Assert.Equal(("chưa có kế hoạch", "50%", "1.000"), (document.Text("newspapers", "plan"), document.Text("newspapers", "completion"), document.Text("newspapers", "next_plan")));
        Assert.Contains("Tỷ lệ so với kế hoạch năm 2016: 1.000.", document.NotesOf(document.Cell("newspapers", "completion")));
    }

    [Fact]
    public async Task Operators_that_have_figures_follow_with_their_shares_and_missing_ones_are_named()
    {
        await using var world = new ReportWorld();
        await world.ReportAsync("vnpt", "2015-01", "22", ("subscribers.mobile", 100));
        await world.ReportAsync("vnpt", "2015-02", "22", ("subscribers.mobile", 300));
        await world.ReportAsync("viettel", "2015-02", "22", ("subscribers.mobile", 700));
        await world.ReportAsync("mobifone", "2015-01", "22", ("subscribers.mobile", 50));

        var document = await world.ReadAsync("narrative_figures", "22", "2015-02");
        var total = document.Cell("mobile", "value");

        Assert.Equal("1.000", total.Text);
        Assert.Equal(["viettel", "vnpt"], document.Lines.Where(l => l.Code == "mobile" && l.Operator is not null).Select(l => l.Operator));
        Assert.Equal(("700", "70,00%"), (document.Text("mobile", "value", "viettel"), document.Text("mobile", "share", "viettel")));
        Assert.Equal(("300", "30,00%"), (document.Text("mobile", "value", "vnpt"), document.Text("mobile", "share", "vnpt")));
        Assert.Equal(ReportCellKind.Empty, document.Cell("mobile", "share").Kind);
        Assert.Contains(document.NotesOf(total), n => n.StartsWith("Chưa đầy đủ: chưa có báo cáo của", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Growth_is_against_the_same_period_of_the_year_before()
    {
        await using var world = new ReportWorld();
        await world.ReportAsync("vnpt", "2014-02", "22", ("subscribers.fixed", 1340));
        await world.ReportAsync("vnpt", "2015-02", "22", ("subscribers.fixed", 1000));

        var document = await world.ReadAsync("narrative_figures", "22", "2015-02");

        Assert.Equal(("1.340", "-25,4%"), (document.Text("fixed", "year_before"), document.Text("fixed", "growth")));
        Assert.Equal(["So với cùng kỳ năm trước", "So với cùng kỳ năm trước"], document.Groups.Where(g => g.Length > 0));
        Assert.Equal((2, 1), document.Head().Where(h => h.Text == "So với cùng kỳ năm trước").Select(h => (h.Columns, h.Rows)).Single());
    }

    [Fact]
    public async Task A_report_works_for_the_country_too()
    {
        await using var world = new ReportWorld();
        await world.ReportAsync("vnpt", "2015-02", "22", ("subscribers.mobile", 300));
        await world.ReportAsync("vnpt", "2015-02", "24", ("subscribers.mobile", 200));

        Assert.Equal("500", (await world.ReadAsync("narrative_figures", "VN", "2015-02")).Text("mobile", "value"));
    }

    [Fact]
    public async Task Targets_of_several_years_are_told_by_notes()
    {
        await using var world = new ReportWorld();
        await world.ReportAsync("plan:so-quang-ninh", "2015", "22", ("density.telephone", 100));
        await world.ReportAsync("plan:so-quang-ninh", "2020", "22", ("bts.sharing", 50));

        var document = await world.ReadAsync("main_targets", "22", "2014");

        Assert.Equal("Chỉ tiêu đến", document.Columns[3]);
        Assert.Contains("Chỉ tiêu năm 2020.", document.NotesOf(document.Cell("bts_sharing", "target")));
        Assert.DoesNotContain(document.Lines, l => l.Code == "density_fixed");
        Assert.Equal("chưa có kế hoạch", document.Text("service_radius", "target"));
    }
}
