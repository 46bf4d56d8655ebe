using System.CommandLine;
using Telemetry.Operators.Cli.Connection;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli;

/// <summary>What a command is made with: the language of its words, and what every command has in common.</summary>
internal sealed class ToolContext(Terminal terminal, Language language)
{
    /// <summary>What the process is attached to.</summary>
    public Terminal Terminal => terminal;

    /// <summary>Options for how results are said.</summary>
    public GlobalOptions Global { get; } = new(language);

    /// <summary>Options for where the service is.</summary>
    public ConnectionOptions Connection { get; } = new(terminal, language);

    /// <summary>A phrase in the tool's language, for a description.</summary>
    public string Say(Phrase phrase, params IReadOnlyList<object?> values) => phrase.In(language, values);

    /// <summary>A command, with examples of whole lines for its help.</summary>
    public ToolCommand Command(string name, Phrase description, params IReadOnlyList<string> examples) => new(name, Say(description)) { Examples = examples };

    /// <summary>An option of one value.</summary>
    /// <param name="name">With its two dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="valueName">What the help calls the value.</param>
    /// <param name="required">Whether the command does not run without.</param>
    public Option<T> Option<T>(string name, Phrase description, string? valueName = null, bool required = false) =>
        new(name) { Description = Say(description), HelpName = valueName, Required = required };

    /// <summary>An argument.</summary>
    public Argument<T> Argument<T>(string name, Phrase description) => new(name) { Description = Say(description) };

    /// <summary>Says what the command does, guarded: every expected failure becomes a sentence and an exit code.</summary>
    public void Act(Command command, Func<ParseResult, ToolOutput, CancellationToken, Task<int>> action) =>
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = OutputOf(parsed);
            return Guard.RunAsync(output, Connection.AddressOf(parsed).Value, () => action(parsed, output, cancellationToken), cancellationToken);
        });

    /// <summary>Where the command says what it found.</summary>
    public ToolOutput OutputOf(ParseResult parsed) => new(terminal, language, Global.IsJson(parsed));
}
