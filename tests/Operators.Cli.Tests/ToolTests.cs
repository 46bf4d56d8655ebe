using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests;

/// <summary>The command line as a whole, without a service.</summary>
public sealed class ToolTests
{
    // Of every room, also of those to come.
    public static TheoryData<string> Commands => [.. Runnable(Root(Language.English)).Select(HelpText.PathOf)];

    [Theory]
    [InlineData("", "a command is missing; see 'telemetry --help'")]
    [InlineData("catalogue", "a command is missing; see 'telemetry catalogue --help'")]
    [InlineData("catalogue import", "option --on is required")]
    [InlineData("catalogue import --on", "--on needs a value")]
    [InlineData("catalogue import --on 1 --on 2", "--on may be given once")]
    [InlineData("report list", "no key; expected one in TELEMETRY_API_KEY, or in the file that --key-file names")]
    [InlineData("report", "argument <code> is missing; option --area is required; option --period is required")]
    [InlineData("report x --area 24 --period 2013 --format pdf", "--format is 'pdf'; expected xlsx|csv|html|json")]
    [InlineData("keys create --role reader --days -3", "--days is '-3'; expected DAYS")]
    [InlineData("keys rotate x --thumbprint 00 --out new.key", "--out goes with a new key, not with a certificate")]
    [InlineData("keys bind --role reader", "expected exactly one of --certificate, --thumbprint and --subject")]
    [InlineData("completeness --period 2026-09 --matrix --missing", "--matrix does not go with --missing or --detail")]
    [InlineData("nonsense", "there is no command or option 'nonsense'; see 'telemetry --help'")]
    [InlineData("catalogue import --on 1 --nonsense", "there is no command or option '--nonsense'; see 'telemetry catalogue import --help'")]
    public async Task A_command_line_that_cannot_be_read_ends_with_2_and_a_sentence(string line, string expected)
    {
        using var terminal = new TestTerminal();

        Assert.Equal(2, await terminal.RunAsync([.. CommandLineParser.SplitCommandLine(line)]));
        Assert.Equal((expected, ""), (terminal.Errors.Trim(), terminal.Output));
    }

    [Fact]
    public async Task An_id_that_is_empty_is_none()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(2, await terminal.RunAsync("receipt", ""));
        Assert.Equal("<id> is ''; expected id", terminal.Errors.Trim());
    }

    [Fact]
    public async Task A_machine_gets_its_error_as_a_document()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(2, await terminal.RunAsync("catalogue", "--json", "--lang", "vi"));
        var error = JsonDocument.Parse(terminal.Errors).RootElement.GetProperty("error");
        Assert.Equal(("usage", "Thiếu lệnh; xem 'telemetry catalogue --help'", 2), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString(), error.GetProperty("exitCode").GetInt32()));
        Assert.Equal("", terminal.Output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help_in_both_languages_and_an_example_that_can_be_read(string path)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            using var terminal = new TestTerminal();
            string[] words = [.. path.Split(' ').Skip(1)];
            var command = (ToolCommand)Runnable(Root(language)).Single(c => HelpText.PathOf(c) == path);

            Assert.Equal(0, await terminal.RunAsync([.. words, "--help", "--lang", language == Language.Vietnamese ? "vi" : "en"]));
            Assert.Contains((language == Language.Vietnamese ? OutputWords.Examples.Vietnamese : OutputWords.Examples.English) + Environment.NewLine, terminal.Output, StringComparison.Ordinal);
            Assert.NotEmpty(command.Examples);
            Assert.All(command.Examples, example =>
            {
                Assert.Contains("  " + example + Environment.NewLine, terminal.Output, StringComparison.Ordinal);
                var parsed = Root(language).Parse([.. CommandLineParser.SplitCommandLine(example).Skip(1)]);
                Assert.Empty(parsed.Errors);
                Assert.Equal(path, HelpText.PathOf(parsed.CommandResult.Command));
            });
            Assert.All(command.Options, o => Assert.False(string.IsNullOrEmpty(o.Description), o.Name));
            Assert.All(command.Arguments, a => Assert.False(string.IsNullOrEmpty(a.Description), a.Name));
        }
    }

    [Fact]
    public async Task Help_names_every_command_and_the_exit_codes()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await terminal.RunAsync("--help"));
        Assert.All(Root(Language.English).Subcommands, c => Assert.Contains($"  {c.Name} ", terminal.Output, StringComparison.Ordinal));
        Assert.Contains("130", terminal.Output, StringComparison.Ordinal);
    }

    private static RootCommand Root(Language language)
    {
        using var terminal = new TestTerminal();
        return Tool.Create(new ToolContext(terminal.Terminal, language), terminal.Terminal, language);
    }

    private static IEnumerable<Command> Runnable(Command command) => [.. command is ToolCommand { Action: not null } ? [command] : Array.Empty<Command>(), .. command.Subcommands.SelectMany(Runnable)];
}
