using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Text;

/// <summary>
/// How a page writes numbers, dates and periods in Vietnamese: 1.721.878 and 116,25. Built by hand, so that it is the same
/// on a machine without a culture database. Thread-safe.
/// </summary>
public static class VietnameseFormat
{
    // Exact values are written with at most this many decimals on a page; the JSON has them all.
    private const int MaximumExactDecimals = 6;

    private static readonly NumberFormatInfo Numbers = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "-",
        NumberNegativePattern = 1,
    });

    /// <summary>A number with its own decimals, trailing zeros included: 1593200 → 1.593.200, 2.140 → 2,140.</summary>
    public static string Number(decimal value) => Number(value, value.Scale);

    /// <summary>A number with that many decimals, half away from zero.</summary>
    public static string Number(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString($"N{decimals.ToString(CultureInfo.InvariantCulture)}", Numbers);

    /// <summary>A whole number: a ledger sequence, a count of cells.</summary>
    public static string Whole(long value) => value.ToString("N0", Numbers);

    /// <summary>A value before rounding, cut to six decimals, trailing zeros dropped.</summary>
    public static string Exact(decimal value)
    {
        var text = Number(value, Math.Min((int)value.Scale, MaximumExactDecimals));
        return text.Contains(',', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd(',') : text;
    }

    /// <summary>A decimal written for machines, written for people; anything else as it is.</summary>
    public static string Written(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Exact(number) : text;

    /// <summary>30/6/2013 is written 30/06/2013.</summary>
    public static string Date(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant in Vietnam's time: 10/07/2013 08:00.</summary>
    public static string Time(DateTimeOffset time) => VietnamTime.At(time).ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>tháng 6/2013, quý II/2013, 6 tháng đầu năm 2013, 9 tháng đầu năm 2013, năm 2013, ngày 30/06/2013.</summary>
    public static string PeriodName(Period period) => period.Grain switch
    {
        PeriodGrain.Day => "ngày " + Date(period.First),
        PeriodGrain.Month => string.Create(CultureInfo.InvariantCulture, $"tháng {period.First.Month}/{period.Year}"),
        PeriodGrain.Quarter => string.Create(CultureInfo.InvariantCulture, $"quý {Roman(period.First.Month)}/{period.Year}"),
        PeriodGrain.Half => string.Create(CultureInfo.InvariantCulture, $"6 tháng đầu năm {period.Year}"),
        PeriodGrain.NineMonths => string.Create(CultureInfo.InvariantCulture, $"9 tháng đầu năm {period.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"năm {period.Year}"),
    };

    /// <summary>The same with a capital first letter, for headings.</summary>
    public static string PeriodTitle(Period period)
    {
        var name = PeriodName(period);
        return char.IsAsciiLetter(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
    }

    private static string Roman(int firstMonth) => firstMonth switch
    {
        1 => "I",
        4 => "II",
        7 => "III",
        _ => "IV",
    };
}
