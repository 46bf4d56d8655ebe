using System.Globalization;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Reading;

/// <summary>Numbers as Vietnamese departments print them.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("1.869.673 thuê bao", "1869673", "subscription", NumberStyle.Vietnamese)]
    [InlineData("116,25 máy/100dân", "116.25", "per 100 people", NumberStyle.Vietnamese)]
    [InlineData("113,8 máy/100 dân", "113.8", "per 100 people", NumberStyle.Vietnamese)]
    [InlineData("157 thuê bao/100 dân", "157", "per 100 people", NumberStyle.Plain)]
    [InlineData("157/100 dân", "157", "per 100 people", NumberStyle.Plain)]
    [InlineData("3,4 thuê bao trên 100 dân", "3.4", "per 100 people", NumberStyle.Vietnamese)]
    [InlineData("0,52 trạm/1.000 dân", "0.52", "per 1000 people", NumberStyle.Vietnamese)]
    [InlineData("694,5 tỷ đồng", "694500000000", "VND", NumberStyle.Vietnamese)]
    [InlineData("1.284 tỷ", "1284000000000", "VND", NumberStyle.Vietnamese)]
    [InlineData("89 tỉ đồng", "89000000000", "VND", NumberStyle.Plain)]
    [InlineData("1,2 nghìn tỷ đồng", "1200000000000", "VND", NumberStyle.Vietnamese)]
    [InlineData("450 triệu đồng", "450000000", "VND", NumberStyle.Plain)]
    [InlineData("450 tr.đ", "450000000", "VND", NumberStyle.Plain)]
    [InlineData("8.750.000 đồng", "8750000", "VND", NumberStyle.Vietnamese)]
    [InlineData("2,03km", "2.03", "km", NumberStyle.Vietnamese)]
    [InlineData("2.03km", "2.03", "km", NumberStyle.English)]
    [InlineData("2,14km/điểm", "2.14", "km per point", NumberStyle.Vietnamese)]
    [InlineData("6.140 người/điểm", "6140", "people per point", NumberStyle.Vietnamese)]
    [InlineData("95%", "95", "%", NumberStyle.Plain)]
    [InlineData("104,3 %", "104.3", "%", NumberStyle.Vietnamese)]
    [InlineData("+14,8%", "14.8", "%", NumberStyle.Vietnamese)]
    [InlineData("-25,4 %", "-25.4", "%", NumberStyle.Vietnamese)]
    [InlineData("−25,4%", "-25.4", "%", NumberStyle.Vietnamese)]
    [InlineData("10.345.000 cuốn", "10345000", "copy", NumberStyle.Vietnamese)]
    [InlineData("7,27 TB/100 dân", "7.27", "per 100 people", NumberStyle.Vietnamese)]
    [InlineData("3,5 triệu thuê bao", "3500000", "subscription", NumberStyle.Vietnamese)]
    [InlineData("12 nghìn thuê bao", "12000", "subscription", NumberStyle.Plain)]
    [InlineData("1 869 673 thuê bao", "1869673", "subscription", NumberStyle.Plain)]
    [InlineData("1\u00a0869\u2009673,5 kg", "1869673.5", "kg", NumberStyle.Vietnamese)]
    [InlineData("133,202 thuê bao", "133202", "subscription", NumberStyle.English)]
    [InlineData("07 điểm", "7", "point", NumberStyle.Plain)]
    [InlineData("3.822 km²", "3822", "km2", NumberStyle.Vietnamese)]
    [InlineData("12 tấn", "12000", "kg", NumberStyle.Plain)]
    [InlineData("1,833,673 thuê bao", "1833673", "subscription", NumberStyle.English)]
    public void A_number_is_read_as_it_is_printed(string printed, string value, string? unit, NumberStyle style)
    {
        var number = Assert.Single(ReportReader.Read($"Kết quả là {printed}.").Numbers);

        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), unit, style), (number.Value, number.Unit, number.Style));
        Assert.StartsWith(number.Text, printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("có 838 trạm", NumberWording.Plain, "838", "838", "838", "838")]
    [InlineData("đạt 694,5 tỷ đồng", NumberWording.Plain, "694450000000", "694550000000", "694500000000", "694599900000")]
    [InlineData("hơn 1.100 tỷ đồng", NumberWording.MoreThan, "1100000000000", "1200000000000", "1100000000000", "1200000000000")]
    [InlineData("gần 30 tỷ đồng", NumberWording.LessThan, "20000000000", "30000000000", "20000000000", "30000000000")]
    [InlineData("khoảng 1.200 thuê bao", NumberWording.About, "1150", "1250", "1150", "1250")]
    [InlineData("Xấp xỉ 95%", NumberWording.About, "94.5", "95.5", "94.5", "95.5")]
    [InlineData("ước đạt 1.869.673 thuê bao", NumberWording.Estimated, "1869673", "1869673", "1869673", "1869673")]
    [InlineData("ước thực hiện đạt 116,25 máy/100 dân", NumberWording.Estimated, "116.245", "116.255", "116.25", "116.25999")]
    [InlineData("ít nhất 30 điểm", NumberWording.AtLeast, "30", "1000000000000000000", "30", "1000000000000000000")]
    [InlineData("không quá 5%", NumberWording.AtMost, "0", "5", "0", "5")]
    [InlineData("phấn đấu đạt trên 10 thuê bao/100 dân", NumberWording.AtLeast, "10", "1000000000000000000", "10", "1000000000000000000")]
    [InlineData("tăng 162%", NumberWording.Plain, "161.5", "162.5", "162", "162.999")]
    public void Wording_and_precision_give_an_interval(string text, NumberWording wording, string low, string high, string cutLow, string cutHigh)
    {
        var number = Assert.Single(ReportReader.Read(text).Numbers);

        Assert.Equal(wording, number.Wording);
        Assert.Equal(Between(low, high), number.IfRounded);
        Assert.Equal(Between(cutLow, cutHigh), number.IfTruncated);
    }

    [Theory]
    [InlineData("năm 2014")]
    [InlineData("giai đoạn 2011-2015")]
    [InlineData("giai đoạn 2011 – 2015, tầm nhìn 2020")]
    [InlineData("kết quả (6/2013)")]
    [InlineData("quý I/2014, quý 2 năm 2014")]
    [InlineData("ngày 30/6/2013, 30-6-2013 và 30.6.2013")]
    [InlineData("6 tháng đầu năm 2013")]
    [InlineData("Nghị định 25/2011/NĐ-CP và Thông tư 06/2018/TT-BKHĐT")]
    [InlineData("Nghị quyết số 202/2025/QH15, Nghị quyết 36, Điều 5")]
    [InlineData("mạng 3G, 4G, COVID-19, QL1A, phụ lục 1")]
    [InlineData("Trung tâm khu vực 5")]
    [InlineData("Điện thoại: 0204.3856.789; fax 02043856789")]
    [InlineData("mật độ thuê bao trên 100 dân")]
    [InlineData("số máy /1.000 dân")]
    [InlineData("2. Về Bưu chính")]
    [InlineData("2.1 Bưu chính")]
    [InlineData("II. Kết quả\n1) Viễn thông\n- a) Internet")]
    [InlineData("(1) Viễn thông (2) Bưu chính")]
    public void What_counts_nothing_is_no_number(string text) => Assert.Empty(ReportReader.Read(text).Numbers);

    [Fact]
    public void Two_numbers_with_a_stroke_between_share_the_unit()
    {
        var numbers = ReportReader.Read("ước đạt 684.959/1.721.878 thuê bao").Numbers;

        Assert.Equal([684959, 1721878], numbers.Select(n => n.Value));
        Assert.All(numbers, n => Assert.Equal("subscription", n.Unit));
    }

    [Fact]
    public void A_report_that_writes_in_the_English_way_is_read_so()
    {
        var report = ReportReader.Read("Population 1,593,200. Density 116.25, radius 2.154 and 3.087, volume 12,345,678.");

        Assert.Equal([1593200m, 116.25m, 2.154m, 3.087m, 12345678m], report.Numbers.Select(n => n.Value));
    }

    [Fact]
    public void What_was_printed_can_be_read_otherwise_only_where_that_is_legal()
    {
        var numbers = ReportReader.Read("A\tThuê bao\tB\n133,202\tx\t160,21\n").Numbers;

        Assert.Equal(133202m, Assert.Single(numbers[0].OtherReadings.Append(new NumberReading(numbers[0].Value, numbers[0].Style, 0)), r => r.Style == NumberStyle.English).Value);
        Assert.Empty(numbers[1].OtherReadings);
    }

    [Fact]
    public void Reading_stops_at_its_limit_and_says_so()
    {
        var report = ReportReader.Read(string.Join(' ', Enumerable.Repeat("5 xã,", ReportDocument.MostNumbers + 7)));

        Assert.True(report.IsCutShort);
        Assert.Equal(ReportDocument.MostNumbers, report.Numbers.Count);
    }

    private static Interval Between(string low, string high) => new(decimal.Parse(low, CultureInfo.InvariantCulture), decimal.Parse(high, CultureInfo.InvariantCulture));

    [Fact]
    public void A_reader_that_is_given_up_reads_and_labels_no_further()
    {
        var report = ReportReader.Read("Tổng số là 1.000 thuê bao di động");
        var ended = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => ReportReader.Read(report.Text, ended));
        Assert.Throws<OperationCanceledException>(() => Repository.Labeller.Label(report, area: null, period: null, ended));
    }
}
