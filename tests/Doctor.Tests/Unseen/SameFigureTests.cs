using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Tests.Relations;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Tests.Unseen;

/// <summary>Two numbers are one figure only where nothing in the words tells them apart.</summary>
public sealed class SameFigureTests
{
    [Theory]
    [InlineData("Trong đó, máy cố định đạt 812 nghìn thuê bao, giảm 20,1%; máy di động đạt 21,3 triệu thuê bao, tăng 6,2%.")]
    [InlineData("Cụ thể, trong tổng số trên bao gồm 812 nghìn thuê bao cố định, bằng 79,9% và 21,3 triệu thuê bao di động, bằng 106,2%.")]
    public async Task New_subscriptions_are_not_those_on_the_network(string parts)
    {
        var report = await UnseenReport.ExamineAsync(
            $"Trong 9 tháng đầu năm 2015, số thuê bao điện thoại phát triển mới là 22,1 triệu thuê bao, tăng 5% so với cùng kỳ năm 2014. {parts} "
            + "Số thuê bao điện thoại cả nước tính đến cuối tháng 9/2015 đạt 150,2 triệu thuê bao, bao gồm 14,1 triệu thuê bao cố định và 136,1 triệu thuê bao di động.");

        Assert.Empty(report.Failures);
        var items = report.Examination.Report.Numbers.Where(n => n.Number.Text is "812" or "21,3").Select(n => n.Item);
        Assert.Equal(["net_additions.fixed", "net_additions.mobile"], items);
        Assert.DoesNotContain(report.Diagnoses, d => d.Kind == DiagnosisKind.PrintedTwice);
    }

    [Fact]
    public async Task Parts_of_one_operators_subscriptions_are_the_operators()
    {
        var report = await UnseenReport.ExamineAsync(
            """
            Số thuê bao điện thoại cả nước đến hết tháng 3/2015 đạt 140,2 triệu thuê bao, bao gồm 18,1 triệu thuê bao cố định và 122,1 triệu thuê bao di động.
            Riêng số thuê bao điện thoại của Viettel đến hết tháng 3/2015 đạt 60,3 triệu thuê bao, bao gồm 9,3 triệu thuê bao cố định và 51 triệu thuê bao di động.
            """);

        Assert.Empty(report.Failures);
        Assert.DoesNotContain(report.Diagnoses, d => d.Kind == DiagnosisKind.PrintedTwice);
    }

    [Fact]
    public async Task Values_farther_apart_than_a_slip_are_different_things()
    {
        var report = new ReportBuilder("2014");
        report.Add("1.180.140", NumberRole.Actual, "volume.parcels_express");
        report.Stop();
        report.Add("2.951.377", NumberRole.Actual, "volume.parcels_express");

        Assert.Empty(await report.ExamineAsync());
    }

    [Fact]
    public async Task Values_near_each_other_that_no_slip_relates_hold_if_they_are_different_figures()
    {
        var report = new ReportBuilder("2014");
        report.Add("1.180.140", NumberRole.Actual, "volume.parcels_express");
        report.Stop();
        report.Add("1.251.377", NumberRole.Actual, "volume.parcels_express");

        var diagnosis = Assert.Single(await report.ExamineAsync());

        Assert.Equal((DiagnosisKind.PrintedTwice, Verdict.HoldsOnlyIf), (diagnosis.Kind, diagnosis.Verdict));
        Assert.Contains("different figures", diagnosis.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Districts_told_one_after_the_other_are_no_figure_printed_twice()
    {
        var report = await UnseenReport.ExamineAsync(
            "Đến hết tháng 6/2019, huyện Tiền Hải có 164.300 thuê bao di động. Huyện Thái Thụy có 168.300 thuê bao di động. Thành phố Thái Bình có 201.450 thuê bao di động.");

        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task Parts_of_different_wholes_are_different_figures()
    {
        var report = new ReportBuilder("2014");
        var one = report.Add("5.000.100", NumberRole.Actual, "subscribers.telephone", source: "viettel");
        report.Add("1.180.140", NumberRole.Actual, "subscribers.fixed", whole: new PartOf(one, false));
        report.Stop();
        var other = report.Add("9.700.300", NumberRole.Actual, "subscribers.telephone");
        report.Add("1.810.140", NumberRole.Actual, "subscribers.fixed", whole: new PartOf(other, false));

        Assert.DoesNotContain(await report.ExamineAsync(), d => d.Kind == DiagnosisKind.PrintedTwice);
    }
}
