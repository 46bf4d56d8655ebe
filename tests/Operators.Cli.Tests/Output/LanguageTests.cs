using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests.Output;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("", "", "", "en")]
    [InlineData("vi_VN.UTF-8", "", "", "vi")]
    [InlineData("vi", "", "", "vi")]
    [InlineData("C.UTF-8", "", "", "en")]
    [InlineData("C.UTF-8", "vi_VN", "", "vi")]
    [InlineData("vi_VN", "en_US.UTF-8", "", "en")]
    [InlineData("vi_VN", "", "en", "en")]
    [InlineData("C", "C", "vi", "vi")]
    [InlineData("vietnam", "", "", "en")]
    public void The_environment_says_which_language(string lang, string all, string variable, string expected)
    {
        using var terminal = new TestTerminal(("LANG", lang), ("LC_ALL", all), ("TELEMETRY_LANG", variable));

        Assert.Equal(LanguageChoice.Named(expected), LanguageChoice.Default(terminal.Terminal));
    }

    [Fact]
    public async Task The_option_is_stronger_wherever_it_stands()
    {
        using var terminal = new TestTerminal(("TELEMETRY_LANG", "en"));

        Assert.Equal(0, await terminal.RunAsync("catalogue", "--lang", "vi", "import", "--help"));
        Assert.Contains("Ví dụ:", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_there_is_not_is_refused()
    {
        using var option = new TestTerminal();
        using var variable = new TestTerminal(("TELEMETRY_LANG", "fr"));

        Assert.Equal(2, await option.RunAsync("catalogue", "import", "--on", "2025-07-01", "--lang", "fr"));
        Assert.Equal(2, await variable.RunAsync("catalogue", "import", "--on", "2025-07-01"));
        Assert.Equal("--lang is 'fr'; expected vi or en", option.Errors.Trim());
        Assert.Equal("TELEMETRY_LANG is 'fr'; expected vi or en", variable.Errors.Trim());
    }
}
