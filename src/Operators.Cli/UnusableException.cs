using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli;

/// <summary>The command cannot be carried out as given; the phrase says which value, and what was expected.</summary>
internal sealed class UnusableException(Phrase phrase, params IReadOnlyList<object?> values) : Exception(phrase.In(Language.English, values))
{
    /// <summary>The message in a language.</summary>
    public string In(Language language) => phrase.In(language, values);
}
