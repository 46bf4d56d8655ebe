using System.Buffers;

namespace Telemetry.Catalogue;

/// <summary>The alphabet and length of a kind of code.</summary>
internal sealed record CodeShape(int MaximumLength, bool StartsWithLetter, string Alphabet, SearchValues<char> Allowed)
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static readonly CodeShape Area = new(16, false, "ASCII letters and digits", SearchValues.Create(Digits + Lower + Upper));
    public static readonly CodeShape Source = new(40, true, "a-z, 0-9 and '-'", SearchValues.Create(Digits + Lower + "-"));
    public static readonly CodeShape Dotted = new(64, true, "a-z, 0-9, '_' and '.'", SearchValues.Create(Digits + Lower + "_."));

    public string Expected => $"1 to {MaximumLength} of {Alphabet}{(StartsWithLetter ? ", a letter first" : "")}";

    public bool Fits(ReadOnlySpan<char> code) =>
        code.Length >= 1 && code.Length <= MaximumLength && (!StartsWithLetter || char.IsAsciiLetterLower(code[0])) && !code.ContainsAnyExcept(Allowed);
}
