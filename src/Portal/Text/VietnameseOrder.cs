using System.Globalization;
using System.Text;

namespace Telemetry.Portal.Text;

/// <summary>How names are sorted and searched in Vietnam: a ă â b c d đ e ê …, tones after letters, numbers by their size. Thread-safe.</summary>
internal static class VietnameseOrder
{
    private static readonly CompareInfo Rules = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>Sorts names; capitals make no difference.</summary>
    public static IComparer<string> Comparer { get; } =
        Comparer<string>.Create(static (a, b) => Rules.Compare(a, b, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering));

    /// <summary>A text in small letters without marks, as many type it: Đà Nẵng is da nang.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Paired(text).Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c == 'đ' ? 'd' : c);
            }
        }

        return folded.ToString();
    }

    // Half a pair cannot be normalised.
    private static string Paired(string text) => string.Create(text.Length, text, static (paired, from) =>
    {
        for (var i = 0; i < paired.Length; i++)
        {
            paired[i] = char.IsSurrogate(from[i]) ? '\uFFFD' : from[i];
        }
    });
}
