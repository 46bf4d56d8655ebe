using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Collector.Intake.Json;

namespace Telemetry.Collector.Tests.Json;

/// <summary>Numbers are read from their text.</summary>
public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("-0", 0, 0)]
    [InlineData("-0.000", 2, 0)]
    [InlineData("1795720", 0, 1795720)]
    [InlineData("160.21", 2, 16021)]
    [InlineData("160.2", 2, 16020)]
    [InlineData("160.2100", 2, 16021)]
    [InlineData("1e3", 0, 1000)]
    [InlineData("1E+3", 2, 100000)]
    [InlineData("1.5e1", 0, 15)]
    [InlineData("15000e-3", 0, 15)]
    [InlineData("0.000012e6", 0, 12)]
    [InlineData("0e9999", 0, 0)]
    [InlineData("0.0e-9999", 0, 0)]
    [InlineData("9223372036854775807", 0, long.MaxValue)]
    [InlineData("-9223372036854775807", 0, -long.MaxValue)]
    [InlineData("9007199254740993", 0, 9007199254740993)] // no double is this number
    [InlineData("0.1", 6, 100000)]
    public void A_number_that_fits_is_taken_exactly(string text, int decimals, long expected)
    {
        Assert.True(ExactNumber.TryScale(Encoding.UTF8.GetBytes(text), decimals, out var scaled));
        Assert.Equal(expected, scaled);
    }

    [Theory]
    [InlineData("160.21", 0)]
    [InlineData("160.21", 1)]
    [InlineData("1e-1", 0)]
    [InlineData("1e-9999", 6)]
    [InlineData("9223372036854775808", 0)]
    [InlineData("1e19", 0)]
    [InlineData("1e99999999999999999999", 0)]
    [InlineData("1.00000000000000000000000000000001", 0)]
    public void A_number_that_does_not_fit_is_not(string text, int decimals)
    {
        Assert.False(ExactNumber.TryScale(Encoding.UTF8.GetBytes(text), decimals, out _));
        Assert.True(ExactNumber.TryApproximate(Encoding.UTF8.GetBytes(text), out var value));
        Assert.True(double.IsFinite(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1,5")]
    [InlineData("1.795.720")]
    [InlineData("1_000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("١")]
    [InlineData("11111111111111111111111111111111111111111111111111111111111111111")]
    public void What_is_no_number_is_none(string text)
    {
        Assert.False(ExactNumber.TryScale(Encoding.UTF8.GetBytes(text), 0, out _));
        Assert.False(ExactNumber.TryApproximate(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void Any_decimal_is_what_decimal_arithmetic_says() => Prop.ForAll(
        Gen.Choose(-1_000_000_000, 1_000_000_000).SelectMany(n => Gen.Choose(0, 9).SelectMany(places => Gen.Choose(0, 6).Select(decimals => (n, places, decimals)))).ToArbitrary(),
        sample =>
        {
            var value = new decimal(Math.Abs(sample.n), 0, 0, sample.n < 0, (byte)sample.places);
            var product = value * (decimal)Math.Pow(10, sample.decimals);
            var read = ExactNumber.TryScale(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)), sample.decimals, out var scaled);
            Assert.Equal(product == Math.Truncate(product), read);
            Assert.True(!read || scaled == product);
        }).QuickCheckThrowOnFailure();
}
