using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Relations;

public sealed class SumTests
{
    private const NumberRole Actual = NumberRole.Actual;

    [Fact]
    public async Task A_total_that_is_the_sum_of_its_parts_holds()
    {
        var report = new ReportBuilder();
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("73.953", Actual, "subscribers.fixed");
        report.Add("1.795.720", Actual, "subscribers.mobile");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal((DiagnosisKind.TotalAndParts, Verdict.Holds), (diagnosis.Kind, diagnosis.Verdict));
    }

    [Fact]
    public async Task Two_digits_that_changed_places_are_found_and_named_in_both_languages()
    {
        var report = new ReportBuilder();
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("73.953", Actual, "subscribers.fixed");
        report.Add("1.759.720", Actual, "subscribers.mobile");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal(Verdict.Fails, diagnosis.Verdict);
        Assert.Equal(1_833_673, diagnosis.Expected);
        Assert.Equal("fails; one edit mends it: 1.759.720 → 1.795.720", diagnosis.Summary.English);
        Assert.Equal("không khớp; sửa một số là khớp: 1.759.720 → 1.795.720", diagnosis.Summary.Vietnamese);
        Assert.Equal("73,953 + 1,759,720 = 1,833,673, printed 1,869,673, difference 36,000", diagnosis.Arithmetic.English);
        Assert.Equal("73.953 + 1.759.720 = 1.833.673, văn bản ghi 1.869.673, chênh lệch 36.000", diagnosis.Arithmetic.Vietnamese);
        Assert.Equal("swapped_digits", diagnosis.Edits[0].Slip);
    }

    [Fact]
    public async Task A_part_given_in_thousands_is_found_with_what_was_cut_off()
    {
        var report = new ReportBuilder();
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("74", Actual, "subscribers.fixed");
        report.Add("1.795.720", Actual, "subscribers.mobile");

        var edit = Assert.Single(await report.ExamineAsync()).Edits[0];

        Assert.Equal(("73.953", "rounded_thousands"), (edit.To, edit.Slip));
    }

    [Fact]
    public async Task A_total_is_added_up_from_leaves_where_its_parts_are_not_printed()
    {
        var report = new ReportBuilder();
        report.Add("684.959", Actual, "net_additions.telephone");
        report.Add("2.169", Actual, "net_additions.fixed_wired");
        report.Add("1.984", Actual, "net_additions.fixed_wireless");
        report.Add("29.672", Actual, "net_additions.mobile_postpaid");
        report.Add("651.134", Actual, "net_additions.mobile_prepaid");

        Assert.Equal(Verdict.Holds, Assert.Single(await report.ExamineAsync()).Verdict);
    }

    [Fact]
    public async Task A_part_with_a_fraction_is_what_the_others_leave()
    {
        var report = new ReportBuilder();
        report.Add("1.721.878", Actual, "subscribers.telephone");
        report.Add("133.202", Actual, "subscribers.fixed_wired");
        report.Add("23.758", Actual, "subscribers.fixed_wireless");
        var odd = report.Add("160,21", Actual, "subscribers.mobile_postpaid");
        report.Add("1.404.708", Actual, "subscribers.mobile_prepaid");

        var found = await report.ExamineAsync();

        var count = Assert.Single(found, d => d.Kind == DiagnosisKind.PossibleValue);
        Assert.Equal("fails as a count: 160,21; one edit mends it: 160,21 → 160.210", count.Summary.English);
        Assert.Equal([DiagnosisMark.NotWhole], count.Marks);
        var sum = Assert.Single(found, d => d.Kind == DiagnosisKind.TotalAndParts);
        Assert.Equal(Verdict.HoldsOnlyIf, sum.Verdict);
        Assert.Equal("total holds; the row printed 160,21 fails as a count; one edit mends it: 160,21 → 160.210", sum.Summary.English);
        Assert.Equal(160_210, sum.Implied?.Best);
        Assert.Equal(new NumberUse(odd, "part"), sum.Numbers[1]);
    }

    [Fact]
    public async Task A_list_that_lacks_parts_only_fails_where_it_comes_to_more_than_the_total()
    {
        var less = new ReportBuilder();
        less.Add("1.721.878", Actual, "subscribers.telephone");
        less.Add("1.564.918", Actual, "subscribers.mobile");
        var more = new ReportBuilder();
        more.Add("1.721.878", Actual, "subscribers.telephone");
        more.Add("1.764.918", Actual, "subscribers.mobile");

        Assert.Equal((DiagnosisKind.PartOfWhole, Verdict.Holds), KindAndVerdict(Assert.Single(await less.ExamineAsync())));
        Assert.Equal((DiagnosisKind.PartOfWhole, Verdict.Fails), KindAndVerdict(Assert.Single(await more.ExamineAsync())));
    }

    [Fact]
    public async Task Parts_of_another_period_or_role_are_not_added_up()
    {
        var report = new ReportBuilder();
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("73.953", Actual, "subscribers.fixed", period: "2012");
        report.Add("1.759.720", NumberRole.Plan, "subscribers.mobile");

        Assert.DoesNotContain(await report.ExamineAsync(), d => d.Verdict == Verdict.Fails);
    }

    [Theory]
    [InlineData("9", Verdict.Holds)]
    [InlineData("8", Verdict.Fails)]
    public async Task A_list_in_words_adds_up_to_its_whole(string viettel, Verdict expected)
    {
        var report = new ReportBuilder();
        var whole = report.Add("26", Actual, unit: "site");
        foreach (var part in (string[])["11", viettel, "6"])
        {
            report.Add(part, Actual, unit: "site", whole: new PartOf(whole, IsList: true));
        }

        Assert.Equal((DiagnosisKind.TotalAndParts, expected), KindAndVerdict(Assert.Single(await report.ExamineAsync())));
    }

    [Theory]
    [InlineData("650", Verdict.Holds)]
    [InlineData("850", Verdict.Fails)]
    public async Task A_part_in_words_is_not_more_than_its_whole(string shared, Verdict expected)
    {
        var report = new ReportBuilder();
        var whole = report.Add("838", Actual, "bts.sites");
        report.Add(shared, Actual, "bts.sites_shared", whole: new PartOf(whole, IsList: false));

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal((DiagnosisKind.PartOfWhole, expected), KindAndVerdict(diagnosis));
        Assert.StartsWith(expected == Verdict.Holds ? "holds (650 ≤ 838)" : "fails", diagnosis.Summary.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.284", "1.012", "272", Verdict.Holds)]
    [InlineData("1.284", "1.012", "271", Verdict.Holds)]
    [InlineData("1.284", "1.012", "290", Verdict.Fails)]
    public async Task Amounts_in_billions_add_up_as_closely_as_they_are_rounded(string total, string telecom, string postal, Verdict expected)
    {
        var report = new ReportBuilder();
        report.Add(total, Actual, "revenue.total", scale: 1_000_000_000);
        report.Add(telecom, Actual, "revenue.telecom", scale: 1_000_000_000);
        report.Add(postal, Actual, "revenue.postal", scale: 1_000_000_000);

        Assert.Equal(expected, Assert.Single(await report.ExamineAsync()).Verdict);
    }

    [Fact]
    public async Task A_round_total_holds_only_if_it_was_rounded()
    {
        var report = new ReportBuilder();
        report.Add("1.870.000", Actual, "subscribers.telephone");
        report.Add("73.953", Actual, "subscribers.fixed");
        report.Add("1.795.720", Actual, "subscribers.mobile");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal(Verdict.HoldsOnlyIf, diagnosis.Verdict);
        Assert.Equal([DiagnosisMark.OnlyRounded], diagnosis.Marks);
    }

    [Fact]
    public async Task A_part_of_which_only_more_than_is_said_is_what_the_total_leaves()
    {
        var report = new ReportBuilder();
        report.Add("1.869.673", Actual, "subscribers.telephone");
        report.Add("73.953", Actual, "subscribers.fixed");
        report.Add("1.700.000", Actual, "subscribers.mobile", wording: NumberWording.MoreThan, before: "hơn ");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal(Verdict.HoldsOnlyIf, diagnosis.Verdict);
        Assert.Equal(1_795_720, diagnosis.Implied?.Best);
        Assert.Contains("printed as “hơn 1.700.000”", diagnosis.Summary.English, StringComparison.Ordinal);
    }

    private static (DiagnosisKind Kind, Verdict Verdict) KindAndVerdict(Diagnosis diagnosis) => (diagnosis.Kind, diagnosis.Verdict);
}
