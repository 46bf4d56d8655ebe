namespace Telemetry.Doctor.Meaning;

/// <summary>Looks for phrases as whole words. Pure.</summary>
internal static class Phrases
{
    /// <summary>The last of the phrases in the stretch of text; -1 and null where none stands there.</summary>
    public static (int At, string? Phrase) Last(string text, int start, int end, params ReadOnlySpan<string> phrases)
    {
        (int At, string? Phrase) last = (-1, null);
        foreach (var phrase in phrases)
        {
            var at = LastOf(text, start, end, phrase);

            // At one place the longer phrase says more: tăng trưởng, tăng.
            if (at > last.At || (at >= 0 && at == last.At && phrase.Length > last.Phrase!.Length))
            {
                last = (at, phrase);
            }
        }

        return last;
    }

    /// <summary>Whether one of the phrases stands in the stretch.</summary>
    public static bool Any(string text, int start, int end, params ReadOnlySpan<string> phrases) => Last(text, start, end, phrases).At >= 0;

    /// <summary>Whether the stretch begins with one of the phrases.</summary>
    public static bool Begins(string text, int start, int end, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Reading.Chars.Stands(text, start, end, phrase))
            {
                return true;
            }
        }

        return false;
    }

    private static int LastOf(string text, int start, int end, string phrase)
    {
        for (var from = end; from - start >= phrase.Length;)
        {
            var at = text.AsSpan(start, from - start).LastIndexOf(phrase, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            at += start;
            if ((at == start || !char.IsLetterOrDigit(text[at - 1])) && Reading.Chars.Stands(text, at, end, phrase))
            {
                return at;
            }

            from = at + phrase.Length - 1;
        }

        return -1;
    }
}
