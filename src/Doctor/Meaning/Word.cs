namespace Telemetry.Doctor.Meaning;

/// <summary>A word of a report: letters and digits that stand together.</summary>
/// <param name="Start">Its position in the plain text.</param>
/// <param name="End">The position behind it.</param>
/// <param name="Text">The word.</param>
/// <param name="Bare">Without diacritics.</param>
/// <param name="IsCut">Whether a full stop, a semicolon, a colon or a cell's end stands between it and the word before: no phrase goes across.</param>
internal sealed record Word(int Start, int End, string Text, string Bare, bool IsCut)
{
    private const int UnitWords = 3;

    /// <summary>The words of a stretch of text, in order.</summary>
    public static List<Word> Split(string text, int start, int end)
    {
        var words = new List<Word>();
        var last = start;
        for (var i = start; i < end;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            while (i < end && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            var word = text[from..i];
            words.Add(new Word(from, i, word, BareWord.Of(word), IsCutOff(text.AsSpan(last, from - last), words)));
            last = i;
        }

        return words;
    }

    // A comma may stand within a phrase (bưu chính, viễn thông), but not behind a number's unit: "98.765 thuê bao, trả sau 1.234".
    private static bool IsCutOff(ReadOnlySpan<char> between, List<Word> words)
    {
        if (between.ContainsAny(".;:\t|") || !between.ContainsAny(",()"))
        {
            return between.ContainsAny(".;:\t|");
        }

        for (var i = words.Count - 1; i >= 0 && i >= words.Count - UnitWords; i--)
        {
            if (char.IsAsciiDigit(words[i].Text[0]) || words[i].IsCut)
            {
                return char.IsAsciiDigit(words[i].Text[0]);
            }
        }

        return false;
    }
}
