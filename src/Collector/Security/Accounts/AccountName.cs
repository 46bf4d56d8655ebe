using System.Buffers;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>An account's name: 2 to 64 of <c>a-z 0-9 . _ -</c>. Letters of other scripts that look like these are none.</summary>
internal static class AccountName
{
    /// <summary>What is expected, for a person to read.</summary>
    public const string Expected = "2 to 64 of the lower-case letters a-z, digits, '.', '_' and '-', the first a letter or digit";

    private const int Least = 2;
    private const int Most = 64;
    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Whether it is one.</summary>
    public static bool IsValid(string text) => text.Length is >= Least and <= Most && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(Characters);

    /// <summary>The name that somebody typed: a telephone writes the first letter large, and a space behind it. Empty where it is none.</summary>
    public static string Read(string typed)
    {
        // Only ASCII letters: the Kelvin sign would become a k.
        var name = typed.Length > Most + Least ? "" : string.Create(typed.Length, typed, static (name, typed) =>
        {
            for (var i = 0; i < name.Length; i++)
            {
                name[i] = char.IsAsciiLetterUpper(typed[i]) ? (char)(typed[i] | 0x20) : typed[i];
            }
        }).Trim(' ');
        return IsValid(name) ? name : "";
    }
}
