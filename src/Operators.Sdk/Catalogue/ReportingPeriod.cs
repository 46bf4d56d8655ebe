using System.Globalization;

namespace Telemetry.Operators.Catalogue;

/// <summary>First and last day of a period as the contract writes it; years 1900 to 2200.</summary>
internal readonly record struct ReportingPeriod(DateOnly First, DateOnly Last)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>The period; null when the text is none.</summary>
    public static ReportingPeriod? Parse(string text)
    {
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < FirstYear or > LastYear)
        {
            return null;
        }

        if (text.Length == 10)
        {
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, day) : null;
        }

        return text[4..] switch
        {
            "" => Months(1, 12),
            "-H1" => Months(1, 6),
            "-9M" => Months(1, 9),
            ['-', 'Q', >= '1' and <= '4' and var quarter] => Months(((quarter - '1') * 3) + 1, (quarter - '0') * 3),
            ['-', >= '0' and <= '1' and var tens, >= '0' and <= '9' and var units] when ((tens - '0') * 10) + units - '0' is >= 1 and <= 12 and var month => Months(month, month),
            _ => null,
        };

        ReportingPeriod Months(int first, int last) => new(new DateOnly(year, first, 1), new DateOnly(year, last, DateTime.DaysInMonth(year, last)));
    }
}
