using System.CommandLine;
using System.CommandLine.Parsing;

namespace Telemetry.Operators.Cli.Output;

/// <summary>What is wrong with a command line, in the tool's language; the library's own sentences are English only. Pure.</summary>
internal static class ParseFaults
{
    /// <summary>Every fault, the most telling first; empty where the command line can be carried out.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, Language language)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var command = parsed.CommandResult.Command;
        var path = HelpText.PathOf(command);
        List<string> faults = [.. parsed.UnmatchedTokens.Select(t => OutputWords.Unknown.In(language, t, path))];
        if (faults.Count == 0 && command.Subcommands.Count > 0 && command.Action is null)
        {
            faults.Add(OutputWords.MissingCommand.In(language, path));
        }

        faults.AddRange(command.Arguments
            .Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is null or { Tokens.Count: 0 })
            .Select(a => OutputWords.MissingArgument.In(language, $"<{a.Name}>")));
        faults.AddRange(command.Options
            .Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true })
            .Select(o => OutputWords.MissingOption.In(language, o.Name)));
        faults.AddRange(parsed.Errors.Where(e => e.SymbolResult is OptionResult or ArgumentResult).Select(e => About(e, language)).OfType<string>());
        return faults.Count > 0 ? [.. faults.Distinct(StringComparer.Ordinal)] : [.. parsed.Errors.Select(e => e.Message)];
    }

    private static string? About(ParseError error, Language language)
    {
        var (name, tokens, arity, own) = error.SymbolResult switch
        {
            OptionResult { Implicit: false } o => (o.IdentifierToken?.Value ?? o.Option.Name, o.Tokens, o.Option.Arity, o.Errors),
            ArgumentResult a when a.Tokens.Count > 0 => ($"<{a.Argument.Name}>", a.Tokens, a.Argument.Arity, a.Errors),
            _ => ("", [], default, []),
        };
        if (name.Length == 0)
        {
            return null;
        }

        if (tokens.Count < arity.MinimumNumberOfValues)
        {
            return OutputWords.MissingValue.In(language, name);
        }

        if (tokens.Count > arity.MaximumNumberOfValues)
        {
            return OutputWords.TooMany.In(language, name);
        }

        // A rule of the tool's own has worded its fault already; the library's begins with its own English.
        return error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal) || error.Message.StartsWith("Argument '", StringComparison.Ordinal)
            ? OutputWords.BadValue.In(language, name, string.Join(' ', tokens.Select(t => t.Value)))
            : error.Message;
    }
}
