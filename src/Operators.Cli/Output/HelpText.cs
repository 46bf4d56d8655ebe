using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Telemetry.Operators.Cli.Output;

/// <summary>The help of a command in the tool's language; the library's own speaks no Vietnamese.</summary>
internal sealed class HelpText(Terminal terminal, Language language) : SynchronousCommandLineAction
{
    private const int Width = 110;
    private const int LongestName = 36;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return ExitCode.Done;
    }

    /// <summary>The command and its parents: <c>telemetry keys create</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? PathOf(parent) + " " + command.Name : "telemetry";

    private void Write(Command command)
    {
        var path = PathOf(command);
        var isRoot = command is RootCommand;
        Paragraph(command.Description ?? "", indent: 0);
        Heading(OutputWords.Usage);
        Line("  " + string.Join(' ', Usage(command, path)));
        Section(OutputWords.Commands, command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Section(OutputWords.Arguments, command.Arguments.Select(a => ($"<{a.Name}>", a.Description ?? "")));
        Section(OutputWords.Options, isRoot ? [] : Own(command).Select(Described));
        Section(OutputWords.EveryCommand, Everywhere(command).Select(Described));
        if (command is ToolCommand { Examples: { Count: > 0 } examples })
        {
            Heading(OutputWords.Examples);
            foreach (var example in examples)
            {
                Line("  " + example);
            }
        }

        if (command.Subcommands.Count > 0)
        {
            Line("");
            Line(OutputWords.More.In(language, path));
        }

        if (isRoot)
        {
            Line("");
            Paragraph(OutputWords.ExitCodes.In(language), indent: 0);
        }
    }

    private IEnumerable<string> Usage(Command command, string path)
    {
        yield return path;
        if (command.Subcommands.Count > 0)
        {
            yield return OutputWords.CommandPlace.In(language);
        }

        foreach (var argument in command.Arguments)
        {
            yield return argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : $"<{argument.Name}>";
        }

        yield return OutputWords.OptionsPlace.In(language);
    }

    private static IEnumerable<Option> Own(Command command) => command.Options.Where(o => !o.Hidden && !IsEverywhere(o));

    private static IEnumerable<Option> Everywhere(Command command)
    {
        var root = command;
        while (root.Parents.OfType<Command>().FirstOrDefault() is { } parent)
        {
            root = parent;
        }

        return root.Options.Where(o => !o.Hidden && IsEverywhere(o) && (command == root || o is not VersionOption));
    }

    private static bool IsEverywhere(Option option) => option.Recursive || option is HelpOption or VersionOption;

    private (string, string) Described(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Order(StringComparer.Ordinal).Prepend(option.Name));
        var value = option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : $" <{option.HelpName ?? option.Name.TrimStart('-')}>";
        var description = option switch
        {
            HelpOption => OutputWords.Help.In(language),
            VersionOption => OutputWords.Version.In(language),
            _ => option.Description ?? "",
        };
        return (names + value, option.Required ? $"{description} {OutputWords.Required.In(language)}" : description);
    }

    private void Section(Phrase title, IEnumerable<(string Name, string Description)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        Heading(title);
        var width = Math.Min(LongestName, list.Max(r => r.Name.Length));
        foreach (var (name, description) in list)
        {
            var lines = Wrapped(description, Width - width - 4).ToList();
            var first = name.Length <= width;
            Line("  " + (first ? name.PadRight(width) + "  " + lines.FirstOrDefault("") : name).TrimEnd());
            foreach (var line in first ? lines.Skip(1) : lines)
            {
                Line(new string(' ', width + 4) + line);
            }
        }
    }

    private void Heading(Phrase title)
    {
        Line("");
        Line(title.In(language));
    }

    private void Paragraph(string text, int indent)
    {
        foreach (var line in Wrapped(text, Width - indent))
        {
            Line(new string(' ', indent) + line);
        }
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        yield return line;
    }

    private void Line(string line) => terminal.Out.WriteLine(line);
}
