using System.Globalization;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>
/// Numbers as a workbook's XML has them: doubles, written with up to 17 digits. Spreadsheet programs show at most 15 of them, so that is how far
/// the digits are a person's: 160.21000000000001 was typed as 160.21, and 0.30000000000000004 is the sum of 0.1 and 0.2. Whole numbers are exact
/// up to 2^53.
/// </summary>
internal static class XlsxNumber
{
    private const double LargestExact = 9_007_199_254_740_992;

    /// <summary>The number that is meant.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            return false;
        }

        if (Math.Abs(number) < LargestExact && Math.Floor(number) == number)
        {
            value = (decimal)number;
            return true;
        }

        var digits = number.ToString("E14", CultureInfo.InvariantCulture);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        // Division by a one with every decimal drops the zeros at the end: 160.210000000000 → 160.21.
        value /= 1.0000000000000000000000000000m;
        return true;
    }
}
