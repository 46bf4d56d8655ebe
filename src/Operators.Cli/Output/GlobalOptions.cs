using System.CommandLine;

namespace Telemetry.Operators.Cli.Output;

/// <summary>Options that every command has for how it says what it found.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<bool> _json;
    private readonly Option<string?> _language;

    /// <summary>Makes the options.</summary>
    public GlobalOptions(Language language)
    {
        _json = new Option<bool>("--json") { Description = OutputWords.Json.In(language), Recursive = true };
        _language = new Option<string?>("--lang") { Description = OutputWords.Lang.In(language), HelpName = "vi|en", Recursive = true };
        _language.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && LanguageChoice.Named(result.Tokens[0].Value) is null)
            {
                result.AddError(OutputWords.UnknownLanguage.In(language, "--lang", result.Tokens[0].Value));
            }
        });
    }

    /// <summary>Makes the options known to every command below.</summary>
    public void AddTo(Command root)
    {
        root.Add(_json);
        root.Add(_language);
    }

    /// <summary>Whether the result is for a machine.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetResult(_json) is { } given && given.Errors.Any() is false && parsed.GetValue(_json);

    /// <summary>The language that the command line names; null where it names none, or one that there is not.</summary>
    public Language? LanguageOf(ParseResult parsed) => parsed.GetResult(_language) is { Tokens: [var token] } ? LanguageChoice.Named(token.Value) : null;

    /// <summary>Refuses a language of the environment that there is not; whoever set it should know.</summary>
    /// <exception cref="UnusableException">It names none.</exception>
    public static void Check(Terminal terminal)
    {
        if (terminal.Variable(LanguageChoice.Variable) is { } named && LanguageChoice.Named(named) is null)
        {
            throw new UnusableException(OutputWords.UnknownLanguage, LanguageChoice.Variable, named);
        }
    }
}
