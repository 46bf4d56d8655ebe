using System.Globalization;
using System.Text;

namespace Telemetry.Doctor.Reading;

/// <summary>
/// A report's text made comparable: composed (NFC), lower case, white space that does not break as U+00A0, invisible marks left out; with the way back, because spans
/// point into the text as it was given. Immutable.
/// </summary>
internal sealed class PlainText
{
    private readonly List<int> _starts;

    private PlainText(string original, string text, List<int> starts)
    {
        Original = original;
        Text = text;
        _starts = starts;
    }

    /// <summary>As given.</summary>
    public string Original { get; }

    /// <summary>To compare with.</summary>
    public string Text { get; }

    /// <summary>Makes the text comparable; lone surrogates stay as they are.</summary>
    public static PlainText Of(string original)
    {
        var text = new StringBuilder(original.Length);
        var starts = new List<int>(original.Length + 1);
        for (var i = 0; i < original.Length;)
        {
            var end = i + 1;
            while (end < original.Length && IsMark(original[end]))
            {
                end++;
            }

            Append(original, i, end, text, starts);
            i = end;
        }

        starts.Add(original.Length);
        return new PlainText(original, text.ToString(), starts);
    }

    /// <summary>Where a piece of <see cref="Text"/> stands in the text as given.</summary>
    public TextSpan ToOriginal(TextSpan plain) => TextRange(_starts[plain.Start], plain.Length == 0 ? _starts[plain.Start] : _starts[plain.End]);

    /// <summary>Where a piece of the text as given stands in <see cref="Text"/>.</summary>
    public TextSpan FromOriginal(TextSpan original) => TextRange(Find(original.Start), Find(original.End));

    /// <summary>Whether the character was upper case as given.</summary>
    public bool IsUpper(int index) => char.IsUpper(Original[_starts[index]]);

    private static TextSpan TextRange(int start, int end) => new(start, end - start);

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f';

    private static void Append(string original, int start, int end, StringBuilder text, List<int> starts)
    {
        var composed = end - start > 1 && !char.IsSurrogate(original[start])
            ? original[start..end].Normalize(NormalizationForm.FormC)
            : original[start..end];
        foreach (var c in composed)
        {
            if (Plain(c) is { } plain)
            {
                text.Append(plain);
                starts.Add(start);
            }
        }
    }

    private static char? Plain(char c) => c switch
    {
        < '\u0080' => char.ToLowerInvariant(c),
        '\u00a0' or '\u202f' or (>= '\u2000' and <= '\u200a') or '\u3000' => '\u00a0',
        '\u00ad' or '\ufeff' => null,
        >= '\u200b' and <= '\u206f' when char.GetUnicodeCategory(c) == UnicodeCategory.Format => null,
        _ => char.ToLowerInvariant(c),
    };

    private int Find(int original)
    {
        var at = _starts.BinarySearch(original);
        if (at < 0)
        {
            return ~at;
        }

        // Several composed characters may stand for one cluster: its first is meant.
        while (at > 0 && _starts[at - 1] == original)
        {
            at--;
        }

        return at;
    }
}
