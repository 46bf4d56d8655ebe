using System.Globalization;
using System.Text;

namespace Telemetry.Operators.Cli.Sheets.Texts;

/// <summary>Words to compare by: lower case, without diacritics and punctuation, one space between. <c>Điểm BĐ-VHX</c> gives <c>diem bd vhx</c>.</summary>
internal static class PlainWords
{
    /// <summary>The words of a text; empty where it has none.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            switch (c)
            {
                case 'đ' or 'Đ':
                    plain.Append('d');
                    break;
                case var _ when char.IsLetterOrDigit(c):
                    plain.Append(char.ToLowerInvariant(c));
                    break;
                case var _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark:
                    break;
                case var _ when plain.Length > 0 && plain[^1] != ' ':
                    plain.Append(' ');
                    break;
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>Whether the words stand in the text as whole words, both plain.</summary>
    public static bool Contain(string text, string words) => $" {text} ".Contains($" {words} ", StringComparison.Ordinal);

    /// <summary>Whether the text is the words or begins with them, both plain.</summary>
    public static bool Begin(string text, string words) => $"{text} ".StartsWith(words + " ", StringComparison.Ordinal);
}
