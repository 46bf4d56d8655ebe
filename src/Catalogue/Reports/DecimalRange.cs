using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Catalogue;

/// <summary>
/// Decimals on display: rounded half away from zero to <paramref name="Maximum"/>, then without zeros at the end down to
/// <paramref name="Minimum"/>. Written <c>2</c> (always two) or <c>0-2</c> (as many as it needs, at most two).
/// </summary>
/// <param name="Minimum">0 to 6.</param>
/// <param name="Maximum">From the minimum to 6.</param>
public readonly record struct DecimalRange(int Minimum, int Maximum)
{
    private const int Limit = 6;

    /// <summary>Always so many.</summary>
    public static DecimalRange Exactly(int decimals) => new(decimals, decimals);

    /// <summary>The value rounded, with the decimals it is shown with as its scale.</summary>
    public decimal Apply(decimal value)
    {
        var rounded = decimal.Round(value, Maximum, MidpointRounding.AwayFromZero);
        var decimals = Maximum;
        while (decimals > Minimum && decimal.Round(rounded, decimals - 1) == rounded)
        {
            decimals--;
        }

        // Adding a zero of that scale brings back zeros that the value was computed without.
        return decimal.Round(rounded, decimals) + new decimal(0, 0, 0, isNegative: false, (byte)decimals);
    }

    internal static bool TryRead(string text, [NotNullWhen(true)] out DecimalRange? range)
    {
        range = text.Length switch
        {
            1 when Digit(text[0]) is { } both => new DecimalRange(both, both),
            3 when text[1] == '-' && Digit(text[0]) is { } from && Digit(text[2]) is { } to && from <= to => new DecimalRange(from, to),
            _ => null,
        };
        return range is not null;
    }

    private static int? Digit(char c) => c is >= '0' and <= (char)('0' + Limit) ? c - '0' : null;
}
