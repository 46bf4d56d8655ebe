using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>Numbers as people write them.</summary>
public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("1.795.720", "1795720", null)]
    [InlineData("160,21", "160.21", null)]
    [InlineData("1.234,5", "1234.5", null)]
    [InlineData("1,795,720", null, "1795720")]
    [InlineData("160.21", null, "160.21")]
    [InlineData("1,234.5", null, "1234.5")]
    [InlineData("1.795", "1795", "1.795")]
    [InlineData("133,202", "133.202", "133202")]
    [InlineData("0,123", "0.123", null)]
    [InlineData("1234,567", "1234.567", null)]
    [InlineData("838", "838", "838")]
    [InlineData("1 795 720", "1795720", "1795720")]
    [InlineData("1\u00A0795\u00A0720", "1795720", "1795720")]
    [InlineData("1\u202F795,5", "1795.5", null)]
    [InlineData("-12", "-12", "-12")]
    [InlineData("\u221212", "-12", "-12")]
    [InlineData("007", "7", "7")]
    public void A_number_is_read_in_both_styles(string text, string? vietnamese, string? english)
    {
        var number = WrittenNumber.Read(text);

        Assert.Equal((vietnamese, english), (Text(number.Vietnamese), Text(number.English)));
        Assert.Equal(NumberProblem.None, number.Problem);
    }

    [Theory]
    [InlineData("97,5%", 2)]
    [InlineData("(1.234)", 3)]
    [InlineData("5,2 triệu", 4)]
    [InlineData("838 trạm", 4)]
    [InlineData("1.79.5", 1)]
    [InlineData("1..5", 1)]
    [InlineData("1.795.72", 1)]
    [InlineData("12 5", 1)]
    [InlineData(",5", 1)]
    [InlineData("5,", 1)]
    [InlineData("0.123.456", 1)]
    [InlineData("1.795 720", 1)]
    [InlineData("+5", 1)]
    [InlineData("１２", 1)]
    [InlineData("=1+1", 1)]
    [InlineData("1e5", 4)]
    [InlineData("…", 1)]
    [InlineData("", 1)]
    [InlineData("99999999999999999999999999999999999999999999999", 1)]
    public void What_is_no_number_says_why(string text, int problem)
    {
        var number = WrittenNumber.Read(text);

        Assert.Equal((NumberProblem)problem, number.Problem);
        Assert.Null(number.In(NumberStyle.Vietnamese));
        Assert.Null(number.In(NumberStyle.English));
    }

    [Fact]
    public void Without_a_style_only_what_is_the_same_in_both_is_a_number()
    {
        Assert.Equal(838, WrittenNumber.Read("838").In(NumberStyle.Unknown));
        Assert.Null(WrittenNumber.Read("1.795").In(NumberStyle.Unknown));
        Assert.Null(WrittenNumber.Read("160,21").In(NumberStyle.Unknown));
    }

    private static string? Text(decimal? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
