using System.Globalization;

namespace Telemetry.Operators.Cli.Output;

/// <summary>How numbers are written for people: 1.795.720 and 160,21 in Vietnamese, 1,795,720 and 160.21 in English. Needs no culture database.</summary>
internal static class NumberText
{
    private static readonly NumberFormatInfo VietnameseNumbers = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "-",
        NumberNegativePattern = 1,
    });

    /// <summary>A whole number: a count, a ledger position.</summary>
    public static string Whole(Language language, long value) => value.ToString("N0", FormatOf(language));

    /// <summary>A number with its own decimals, trailing zeros included.</summary>
    public static string Of(Language language, decimal value) =>
        value.ToString("N" + value.Scale.ToString(CultureInfo.InvariantCulture), FormatOf(language));

    /// <summary>A number as the service writes it (decimal point, no groups); what is none stays as it is.</summary>
    public static string OfWire(Language language, string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? Of(language, value) : text;

    private static NumberFormatInfo FormatOf(Language language) => language == Language.Vietnamese ? VietnameseNumbers : NumberFormatInfo.InvariantInfo;
}
