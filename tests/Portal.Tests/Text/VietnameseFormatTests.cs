using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Text;

public sealed class VietnameseFormatTests
{
    [Theory]
    [InlineData("1721878", 0, "1.721.878")]
    [InlineData("116.25", 2, "116,25")]
    [InlineData("117.353", 2, "117,35")]
    [InlineData("2.5", 0, "3")]
    [InlineData("-2.5", 0, "-3")]
    [InlineData("-1234.5", 1, "-1.234,5")]
    [InlineData("0", 2, "0,00")]
    [InlineData("999", 0, "999")]
    public void Thousands_have_dots_and_decimals_a_comma(string value, int decimals, string expected) =>
        Assert.Equal(expected, VietnameseFormat.Number(Dec(value), decimals));

    [Theory]
    [InlineData("117.3533266382123", "117,353327")]
    [InlineData("2.140", "2,14")]
    [InlineData("1869673", "1.869.673")]
    [InlineData("3000", "3.000")]
    public void An_exact_value_is_cut_to_six_decimals(string value, string expected) => Assert.Equal(expected, VietnameseFormat.Exact(Dec(value)));

    [Theory]
    [InlineData("2013-06-30", "ngày 30/06/2013")]
    [InlineData("2013-06", "tháng 6/2013")]
    [InlineData("2013-Q2", "quý II/2013")]
    [InlineData("2013-Q4", "quý IV/2013")]
    [InlineData("2013-H1", "6 tháng đầu năm 2013")]
    [InlineData("2013-9M", "9 tháng đầu năm 2013")]
    [InlineData("2013", "năm 2013")]
    public void Periods_are_named_as_reports_name_them(string period, string expected) => Assert.Equal(expected, VietnameseFormat.PeriodName(Period.Parse(period)));

    [Fact]
    public void Times_are_Vietnams() =>
        Assert.Equal("11/07/2013 00:30", VietnameseFormat.Time(new DateTimeOffset(2013, 7, 10, 17, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void The_machines_culture_changes_nothing_and_no_digit_is_lost()
    {
        var property = Prop.ForAll(
            Gen.Choose(int.MinValue, int.MaxValue).Zip(Gen.Choose(0, 6)).ToArbitrary(),
            pair =>
            {
                var value = new decimal(Math.Abs((long)pair.Item1) % int.MaxValue) / (decimal)Math.Pow(10, pair.Item2);
                var text = VietnameseFormat.Number(value, pair.Item2);
                return Dec(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')) == value;
            });
        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_unit_of_the_catalogue_has_a_Vietnamese_name()
    {
        var same = new HashSet<string>(StringComparer.Ordinal) { "kg", "%" };
        var units = DefaultCatalogue.Instance.Metrics.Values.Select(m => m.Unit).Concat(DefaultCatalogue.Instance.Indicators.Values.Select(i => i.Unit));

        Assert.All(units.Where(u => !same.Contains(u)), u => Assert.NotEqual(u, VietnameseUnits.Name(u)));
    }

    private static decimal Dec(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
