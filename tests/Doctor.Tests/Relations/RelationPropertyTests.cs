using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Relations;

/// <summary>Rules that hold for any report: what adds up raises no alarm, and one slip is found where two relations know of it.</summary>
public sealed class RelationPropertyTests
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    private static readonly ComparisonBase YearBefore = new(ComparisonKind.YearBefore, null);

    private static readonly Gen<int> Count = Gen.Choose(2_000, 900_000);

    private static readonly Gen<Figures> AnyFigures =
        from leaves in Count.ArrayOf(6)
        from plans in Count.ArrayOf(6)
        from people in Gen.Choose(300_000, 3_000_000)
        from isCut in Gen.Elements(true, false)
        from decimals in Gen.Choose(0, 2)
        select new Figures(leaves, plans, people, isCut, decimals);

    [Fact]
    public void A_report_whose_numbers_follow_from_each_other_raises_no_alarm() => Prop.ForAll(
        Arb.From(AnyFigures),
        figures => Write(figures, null).ExamineAsync().GetAwaiter().GetResult().All(d => d.Verdict != Verdict.Fails))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void One_slip_in_a_number_of_several_relations_is_found_and_ranked_first() => Prop.ForAll(
        Arb.From(from figures in AnyFigures from leaf in Gen.Choose(0, 3) from isSwap in Gen.Elements(true, false) select (figures, leaf, isSwap)),
        slip =>
        {
            var right = slip.figures.Leaves[slip.leaf];
            if (Slipped(right, slip.isSwap) is not { } wrong)
            {
                return true;
            }

            // One decimal at least, so that the second relation notices.
            var found = Write(slip.figures with { Decimals = 2 }, (slip.leaf, wrong)).ExamineAsync().GetAwaiter().GetResult();
            var sum = found.First(d => d.Kind == DiagnosisKind.TotalAndParts && d.Verdict == Verdict.Fails);
            return sum.Edits.Count > 0 && sum.Edits[0].To == Print(right, 0) && sum.Edits[0].AlsoMends > 0 && sum.Edits[0].Breaks == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public async Task Thousands_of_failing_relations_are_examined_and_the_answer_is_bounded()
    {
        var report = new ReportBuilder();
        for (var i = 0; i < 3_000; i++)
        {
            var whole = report.Add(Print(10_000 + (7 * i), 0), NumberRole.Actual);
            for (var part = 0; part < 4; part++)
            {
                report.Add(Print(3_000 + i + part, 0), NumberRole.Actual, "subscribers.mobile", whole: new PartOf(whole, IsList: true));
            }
        }

        var found = await report.ExamineAsync();

        Assert.InRange(found.Count, 1_000, 5_000);
    }

    [Fact]
    public async Task Numbers_too_large_to_be_computed_with_are_passed_over()
    {
        var report = new ReportBuilder();
        var whole = report.Add("79.000.000.000.000.000.000.000.000.000", NumberRole.Actual);
        report.Add("78.000.000.000.000.000.000.000.000.000", NumberRole.Actual, whole: new PartOf(whole, IsList: true));
        report.Add("77.000.000.000.000.000.000.000.000.000", NumberRole.Actual, whole: new PartOf(whole, IsList: true));
        report.Add("78.000.000.000.000.000.000.000.000.000", NumberRole.Completion, of: whole);

        Assert.Empty(await report.ExamineAsync());
    }

    [Fact]
    public void Whatever_is_written_is_examined_without_an_exception()
    {
        var words = Gen.Elements(
            "thuê bao", "điện thoại", "di động", "tỷ đồng", "%", "đạt", "KH năm 2014", "so với cùng kỳ", "trong đó", "(", ")", "\t", "\n", "Tổng cộng", "mật độ",
            "máy/100 dân", "hơn", "1.869.673", "160,21", "0", "-5", "99999999999999999999999", "2,03km/điểm", "chiếm", "giảm", "năm 2013", ";", ".", "|", "\"", "\uD800");
        Prop.ForAll(Arb.From(words.ArrayOf(80)), text =>
        {
            var report = new ReportText(string.Join(' ', text), DefaultCatalogue.Province("24", 2013));
            var found = new ReportDoctor(DefaultCatalogue.Value).ExamineAsync(report, LedgerOfFigures.StatisticsOffice, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return found.Diagnoses.All(d => d.Numbers.Count > 0 && d.Summary.English.Length > 0 && d.Summary.Vietnamese.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_the_edges_matter() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await new ReportDoctor(DefaultCatalogue.Value)
            .ExamineAsync(new ReportText(new string('1', ReportText.MostCharacters + 1)), new NoLedgerFigures(), CancellationToken.None));

    [Fact]
    public async Task Nobody_waits_for_an_examination_that_was_called_off()
    {
        var report = new ReportBuilder();
        report.Add("1.869.673", NumberRole.Actual, "subscribers.telephone");
        report.Add("73.953", NumberRole.Actual, "subscribers.fixed");
        report.Add("1.759.720", NumberRole.Actual, "subscribers.mobile");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Doctor.Relations.RelationExaminer.ExamineAsync(report.Build(), DefaultCatalogue.Value, new NoLedgerFigures(), new CancellationToken(canceled: true)));
    }

    // Leaves: wired, wireless, postpaid, prepaid; xDSL, FTTH. Everything else follows from them and is printed as a report would.
    private static ReportBuilder Write(Figures figures, (int Leaf, int Printed)? slip)
    {
        string[] items = ["fixed_wired", "fixed_wireless", "mobile_postpaid", "mobile_prepaid", "internet.xdsl", "internet.ftth"];
        var report = new ReportBuilder("2013");
        var leaves = figures.Leaves;
        var (fixedLines, mobile, internet) = (leaves[0] + leaves[1], leaves[2] + leaves[3], leaves[4] + leaves[5]);
        var telephone = report.Add(Print(fixedLines + mobile, 0), NumberRole.Actual, "subscribers.telephone");
        report.Add(Per(100m * (fixedLines + mobile) / figures.People), NumberRole.Actual, "density.telephone", of: telephone);
        report.Add(Print(internet, 0), NumberRole.Actual, "subscribers.internet.fixed_broadband");
        report.Add(Per(100m * internet / figures.People), NumberRole.Actual, "density.internet");
        report.Stop();
        for (var i = 0; i < items.Length; i++)
        {
            var printed = slip is { } wrong && wrong.Leaf == i ? wrong.Printed : leaves[i];
            report.Add(Print(figures.Plans[i], 0), NumberRole.Plan, "subscribers." + items[i], cell: new CellPlace(0, i + 1, 1));
            var actual = report.Add(Print(printed, 0), NumberRole.Actual, "subscribers." + items[i], cell: new CellPlace(0, i + 1, 2));
            report.Add(Per(100m * leaves[i] / figures.Plans[i]), NumberRole.Completion, "subscribers." + items[i], of: actual, cell: new CellPlace(0, i + 1, 3), unit: "%");
        }

        report.Add(Print(figures.Plans[0], 0), NumberRole.Actual, "subscribers.fixed_wired", period: "2012");
        report.Add(Per((100m * leaves[0] / figures.Plans[0]) - 100), NumberRole.Growth, "subscribers.fixed_wired", from: YearBefore, unit: "%");
        return report;

        string Per(decimal value)
        {
            var power = (decimal)Math.Pow(10, figures.Decimals);
            return Print(figures.IsCut ? decimal.Truncate(value * power) / power : decimal.Round(value, figures.Decimals, MidpointRounding.AwayFromZero), figures.Decimals);
        }
    }

    // The first swap or lost zero that changes the number.
    private static int? Slipped(int value, bool isSwap)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        for (var i = 1; i < digits.Length; i++)
        {
            if (isSwap && digits[i] != digits[i - 1] && digits[i] != '0')
            {
                return int.Parse(digits[..(i - 1)] + digits[i] + digits[i - 1] + digits[(i + 1)..], CultureInfo.InvariantCulture);
            }

            if (!isSwap && digits[i] == '0')
            {
                return int.Parse(digits.Remove(i, 1), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static string Print(decimal value, int decimals) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Vietnamese);

    private sealed record Figures(int[] Leaves, int[] Plans, int People, bool IsCut, int Decimals);
}
