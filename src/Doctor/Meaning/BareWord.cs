using System.Globalization;
using System.Text;

namespace Telemetry.Doctor.Meaning;

/// <summary>A word without its diacritics, for the second, tolerant look. Pure.</summary>
internal static class BareWord
{
    /// <summary>The word without marks; đ is d.</summary>
    public static string Of(string word)
    {
        var bare = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] < '\u0080' || char.IsSurrogate(word[i]))
            {
                bare.Append(word[i]);
                continue;
            }

            foreach (var c in word[i].ToString().Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                {
                    bare.Append(c == 'đ' ? 'd' : c);
                }
            }
        }

        return bare.ToString();
    }
}
