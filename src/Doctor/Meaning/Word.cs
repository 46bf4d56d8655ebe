namespace Telemetry.Doctor.Meaning;

/// <summary>A word of a report: letters and digits that stand together.</summary>
/// <param name="Start">Its position in the plain text.</param>
/// <param name="End">The position behind it.</param>
/// <param name="Text">The word.</param>
/// <param name="Bare">Without diacritics.</param>
/// <param name="IsCut">Whether a full stop, a semicolon, a colon or a cell's end stands between it and the word before: no phrase goes across.</param>
internal sealed record Word(int Start, int End, string Text, string Bare, bool IsCut)
{
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
            words.Add(new Word(from, i, word, BareWord.Of(word), text.AsSpan(last, from - last).ContainsAny(".;:\t|")));
            last = i;
        }

        return words;
    }
}
