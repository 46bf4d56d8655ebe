using System.Globalization;

namespace Telemetry.Operators.Cli.Output;

/// <summary>
/// What the tool says, in both languages, with {0} {1} ... where values go. Phrases lie in the *Words.cs file of their room; a test holds
/// that each is there in both languages with the same places for values.
/// </summary>
/// <param name="Vietnamese">As a Vietnamese office writes it.</param>
/// <param name="English">The same in English.</param>
internal sealed record Phrase(string Vietnamese, string English)
{
    private const string Between = " | ";

    /// <summary>What the service says in both languages at once, as verdicts do; a text without the mark between them is both.</summary>
    public static Phrase OfBoth(string text) =>
        text.IndexOf(Between, StringComparison.Ordinal) is var at && at >= 0 && at == text.LastIndexOf(Between, StringComparison.Ordinal)
            ? new Phrase(text[..at], text[(at + Between.Length)..])
            : new Phrase(text, text);

    /// <summary>The phrase without values, as it stands.</summary>
    public string In(Language language) => language == Language.Vietnamese ? Vietnamese : English;

    /// <summary>The phrase with values: numbers as the language writes them, texts from outside with their control characters made visible.</summary>
    public string In(Language language, params IReadOnlyList<object?> values) => values.Count == 0
        ? In(language)
        : string.Format(CultureInfo.InvariantCulture, In(language), [.. values.Select(v => Shown(language, v))]);

    private static string Shown(Language language, object? value) => value switch
    {
        null => "",
        Phrase phrase => phrase.In(language),
        int number => NumberText.Whole(language, number),
        long number => NumberText.Whole(language, number),
        decimal number => NumberText.Of(language, number),
        DateOnly day => TimeText.Day(language, day),
        DateTimeOffset time => TimeText.Of(language, time),
        string text => VisibleText.Of(text),
        _ => VisibleText.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
