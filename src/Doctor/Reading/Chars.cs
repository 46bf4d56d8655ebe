namespace Telemetry.Doctor.Reading;

/// <summary>Looks around in plain text.</summary>
internal static class Chars
{
    /// <summary>A space within a line.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\u00a0';

    /// <summary>A digit 0 to 9.</summary>
    public static bool IsDigit(char c) => char.IsAsciiDigit(c);

    /// <summary>The first position from <paramref name="at"/> on that is no space, at most <paramref name="end"/>.</summary>
    public static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The position behind the last character before <paramref name="at"/> that is no space, at least <paramref name="start"/>.</summary>
    public static int BackSpaces(string text, int at, int start)
    {
        while (at > start && (IsSpace(text[at - 1]) || text[at - 1] == '*'))
        {
            at--;
        }

        return at;
    }

    /// <summary>The word that ends at the position, spaces left out; empty where something else than letters and digits stands there.</summary>
    public static ReadOnlySpan<char> WordBefore(string text, int at, int start, out int wordStart)
    {
        var end = BackSpaces(text, at, start);
        wordStart = end;
        while (wordStart > start && char.IsLetterOrDigit(text[wordStart - 1]))
        {
            wordStart--;
        }

        return text.AsSpan(wordStart, end - wordStart);
    }

    /// <summary>Whether the phrase stands at the position as whole words; spaces of any kind match a space.</summary>
    public static bool Stands(string text, int at, int end, string phrase)
    {
        if (at + phrase.Length > end)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (text[at + i] != phrase[i] && !(phrase[i] == ' ' && IsSpace(text[at + i])))
            {
                return false;
            }
        }

        var behind = at + phrase.Length;
        return behind >= end || !char.IsLetter(phrase[^1]) || !char.IsLetterOrDigit(text[behind]);
    }

    /// <summary>Whether the phrase ends at the position, spaces between left out, as whole words.</summary>
    public static bool StandsBefore(string text, int at, int start, string phrase, out int phraseStart)
    {
        var end = BackSpaces(text, at, start);
        phraseStart = end - phrase.Length;
        return phraseStart >= start
            && Stands(text, phraseStart, end, phrase)
            && (phraseStart == start || !char.IsLetterOrDigit(text[phraseStart - 1]));
    }
}
