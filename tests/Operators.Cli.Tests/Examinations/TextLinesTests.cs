using Telemetry.Operators.Cli.Examinations;

namespace Telemetry.Operators.Cli.Tests.Examinations;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData("a 12 b", 2, 2, "1|a |12| b")]
    [InlineData("x\r\na 12 b\nc", 5, 2, "2|a |12| b")]
    [InlineData("12", 0, 2, "1||12|")]
    [InlineData("\n\n12", 2, 2, "3||12|")]
    [InlineData("12", 5, 9, "1|12||")]
    [InlineData("", 0, 0, "1|||")]
    public void A_piece_is_shown_in_its_line(string text, int start, int length, string expected)
    {
        var (line, before, piece, after) = new TextLines(text).At(start, length);

        Assert.Equal(expected, $"{line}|{before}|{piece}|{after}");
    }

    [Fact]
    public void A_long_line_is_cut_between_words()
    {
        var text = string.Concat(Enumerable.Repeat("chữ ", 50)) + "12" + string.Concat(Enumerable.Repeat(" chữ", 50));
        var (_, before, piece, after) = new TextLines(text).At(200, 2);

        Assert.Equal("12", piece);
        Assert.StartsWith("…chữ ", before, StringComparison.Ordinal);
        Assert.EndsWith(" chữ…", after, StringComparison.Ordinal);
        Assert.InRange(before.Length + after.Length, 80, 130);
    }
}
