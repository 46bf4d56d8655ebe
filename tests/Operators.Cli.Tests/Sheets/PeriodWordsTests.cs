using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>Periods in titles and file names.</summary>
public sealed class PeriodWordsTests
{
    [Theory]
    [InlineData("SỐ LIỆU THÁNG 6/2013", "2013-06")]
    [InlineData("Báo cáo tháng 06 năm 2013", "2013-06")]
    [InlineData("T6-2013", "2013-06")]
    [InlineData("bao_cao_thang_6_2013", "2013-06")]
    [InlineData("6 tháng đầu năm 2014", "2014-H1")]
    [InlineData("Sáu tháng đầu năm 2014", "2014-H1")]
    [InlineData("9 tháng năm 2014", "2014-9M")]
    [InlineData("06 tháng đầu năm 2014", "2014-H1")]
    [InlineData("09 tháng năm 2014", "2014-9M")]
    [InlineData("8 tháng đầu năm 2014", "8 tháng đầu năm 2014")]
    [InlineData("3 tháng đầu năm 2014", "3 tháng đầu năm 2014")]
    [InlineData("10 tháng/2014", "10 tháng đầu năm 2014")]
    [InlineData("(Ban hành kèm theo Báo cáo 6 tháng đầu năm)", "")]
    [InlineData("Tháng 8 và 8 tháng đầu năm 2014", "2014-08|8 tháng đầu năm 2014")]
    [InlineData("Tháng 6, 6 tháng đầu năm 2014", "2014-06|2014-H1")]
    [InlineData("Quý III và 9 tháng đầu năm 2014", "2014-Q3|2014-9M")]
    [InlineData("Từ tháng 1 đến tháng 5/2014", "tháng 1-5/2014")]
    [InlineData("Tháng 1 đến tháng 6 năm 2014", "tháng 1-6/2014")]
    [InlineData("Từ tháng 1/2014 đến tháng 5/2014", "tháng 1-5/2014")]
    [InlineData("Tháng 1-5/2014", "tháng 1-5/2014")]
    [InlineData("Tháng 1–5/2014", "tháng 1-5/2014")]
    [InlineData("06 tháng cuối năm 2014", "")]
    [InlineData("Bắc Giang, ngày 5 tháng … năm 2014", "")]
    [InlineData("Quý II năm 2013", "2013-Q2")]
    [InlineData("Quý 4/2013", "2013-Q4")]
    [InlineData("năm 2014", "2014")]
    [InlineData("vnpt-2013-06", "2013-06")]
    [InlineData("vnpt 2013-Q2", "2013-Q2")]
    [InlineData("Kết quả năm 2014 so với năm 2013", "2014")]
    [InlineData("Thực hiện 2013-06-30", "2013-06-30")]
    [InlineData("Tháng 6/2013, tăng so với cùng kỳ năm 2012", "2013-06")]
    [InlineData("6 tháng cuối năm 2014", "")]
    [InlineData("Bắc Giang, ngày 30 tháng 6 năm 2013", "")]
    [InlineData("Số liệu đến ngày 30/6/2013", "")]
    [InlineData("Kế hoạch năm 2015", "")]
    [InlineData("Tháng 13/2013", "")]
    [InlineData("Báo cáo 2013", "")]
    [InlineData("Giai đoạn năm 2011-2015", "")]
    [InlineData("Tháng 5/2013 và tháng 6/2013", "2013-05|2013-06")]
    public void A_title_tells_its_period(string title, string periods) =>
        Assert.Equal(periods, string.Join('|', PeriodWords.Find(title)));

    [Theory]
    [InlineData("2013-06", "2013-06-30")]
    [InlineData("2013-Q2", "2013-06-30")]
    [InlineData("2013-H1", "2013-06-30")]
    [InlineData("2013-9M", "2013-09-30")]
    [InlineData("2012", "2012-12-31")]
    [InlineData("2012-02-29", "2012-02-29")]
    public void A_period_has_a_last_day(string period, string day)
    {
        Assert.True(PeriodWords.IsPeriod(period));
        Assert.Equal(day, PeriodWords.LastDay(period).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2013-13")]
    [InlineData("2013-02-30")]
    [InlineData("2013-Q5")]
    [InlineData("06-2013")]
    [InlineData("2013-06\n")]
    public void What_is_no_period_is_none(string text) => Assert.False(PeriodWords.IsPeriod(text));
}
