using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests.Output;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Bắc Giang, 1.795.720 → 160,21 😀", "Bắc Giang, 1.795.720 → 160,21 😀")]
    [InlineData("\u001b[2Jgone", "<U+001B>[2Jgone")]
    [InlineData("a\r\nb\tc\0", "a<U+000D><U+000A>b<U+0009>c<U+0000>")]
    [InlineData("\u007f\u009b31m", "<U+007F><U+009B>31m")]
    [InlineData("tk_\u202egnp", "tk_<U+202E>gnp")]
    [InlineData("zero\u200bwidth\ufeff", "zero<U+200B>width<U+FEFF>")]
    [InlineData("\ue000\u2028", "<U+E000><U+2028>")]
    [InlineData("", "")]
    public void What_a_terminal_would_obey_or_hide_is_written_as_its_number(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Half_a_character_is_written_as_its_number()
    {
        Assert.Equal("<U+D83D>x", VisibleText.Of("\ud83dx"));
        Assert.Equal("x<U+DE00>", VisibleText.Of("x\ude00"));
    }
}
