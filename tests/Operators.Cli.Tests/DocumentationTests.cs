using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Tests;

/// <summary>docs/command-line.md and the package's README: what they name is there, and what is there they name.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository(), "docs", "command-line.md"));

    public static TheoryData<string> Lines =>
        [.. ExampleLine.Matches(Page + File.ReadAllText(Path.Combine(Repository(), "src", "Operators.Cli", "README.md"))).Select(m => m.Groups["line"].Value.Trim()).Distinct()];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_line_of_the_page_can_be_read_by_the_tool(string line)
    {
        using var terminal = new TestTerminal();
        var parsed = Root(terminal).Parse([.. CommandLineParser.SplitCommandLine(line).Skip(1)]);

        Assert.Empty(ParseFaults.Of(parsed, Language.English));
    }

    [Fact]
    public void Every_command_and_option_stands_in_the_page()
    {
        using var terminal = new TestTerminal();
        var root = Root(terminal);

        Assert.All(All(root).Where(c => c.Action is not null && c is not RootCommand), c => Assert.Contains($"`{HelpText.PathOf(c)[10..]}", Page, StringComparison.Ordinal));
        Assert.All(All(root).SelectMany(c => c.Options).Where(o => o is not System.CommandLine.Help.HelpOption), o => Assert.Contains(o.Name, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_option_and_error_code_that_the_page_names_is_there()
    {
        using var terminal = new TestTerminal();
        string[] names = [.. All(Root(terminal)).SelectMany(c => c.Options).Select(o => o.Name).Distinct()];

        Assert.All(OptionName.Matches(Page).Select(m => m.Value).Distinct().Where(n => n is not ("--project" or "--add-source" or "--tool-path")), n => Assert.Contains(n, names));
        Assert.All(Enum.GetValues<Failure>(), f => Assert.Contains($"`{FailureTable.CodeOf(f)}`", Page, StringComparison.Ordinal));
    }

    private static RootCommand Root(TestTerminal terminal) => Tool.Create(new ToolContext(terminal.Terminal, Language.English), terminal.Terminal, Language.English);

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^(?<line>telemetry [^\r\n|>]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExampleLine { get; }

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]*[a-z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionName { get; }
}
