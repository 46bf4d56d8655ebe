using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Edits;

/// <summary>What a printed number would be with one slip of the hand undone, its marks included. Pure.</summary>
internal static class PrintedEdits
{
    // What is longer is no figure of a report, and would not fit.
    private const int MostDigits = 17;

    /// <summary>Every other number that is one slip away, each once, with the smallest slip.</summary>
    /// <param name="number">As printed.</param>
    /// <param name="isCount">Whether it counts something, and so has no decimals.</param>
    public static IReadOnlyList<PrintedEdit> Of(PrintedNumber number, bool isCount)
    {
        var found = new Dictionary<decimal, PrintedEdit>();
        foreach (var other in number.OtherReadings)
        {
            Add(other.Value, other.Decimals, number.Text, PrintedSlip.DecimalMark);
        }

        var digits = new string([.. number.Text.Where(char.IsAsciiDigit)]).TrimStart('0');
        if (digits.Length is 0 or > MostDigits || number.Decimals > 6)
        {
            return [.. found.Values];
        }

        var value = long.Parse(digits, CultureInfo.InvariantCulture) * (number.Value < 0 ? -1 : 1);
        var decimals = isCount ? 0 : number.Decimals;
        AddMarks(number, value, isCount, AddDigits);
        foreach (var (edited, slip) in DigitEdits.Of(value).OrderBy(e => PrintedSlips.Size(PrintedSlips.Of(e.Value))))
        {
            AddDigits(edited, decimals, PrintedSlips.Of(slip));
        }

        for (var i = 0; i < digits.Length; i++)
        {
            for (var digit = i == 0 ? '1' : '0'; digit <= '9'; digit++)
            {
                var changed = digits[..i] + digit + digits[(i + 1)..];
                AddDigits(long.Parse(changed, CultureInfo.InvariantCulture) * Math.Sign(value), decimals, PrintedSlip.OneDigit);
            }
        }

        return [.. found.Values.OrderBy(e => PrintedSlips.Size(e.Slip))];

        void AddDigits(long edited, int places, PrintedSlip slip)
        {
            var printed = edited / DecimalMath.PowerOfTen(places);
            Add(printed * number.Scale, places, Write(number, printed, places), slip);
        }

        void Add(decimal edited, int places, string text, PrintedSlip slip)
        {
            if (edited != number.Value)
            {
                found.TryAdd(edited, new PrintedEdit(edited, places, text, slip));
            }
        }
    }

    /// <summary>A number in the marks of another.</summary>
    public static string Write(PrintedNumber like, decimal value, int decimals)
    {
        var isEnglish = like.Style == NumberStyle.English;
        var isGrouped = like.Style != NumberStyle.Plain || Math.Abs(like.Value / like.Scale) < 1000;
        var format = new NumberFormatInfo
        {
            NumberGroupSeparator = isGrouped ? isEnglish ? "," : "." : "",
            NumberDecimalSeparator = isEnglish ? "." : ",",
        };
        // A fall is negative, but printed without a sign: giảm 25,4%.
        value = like.Value < 0 && !like.Text.Contains('-', StringComparison.Ordinal) ? Math.Abs(value) : value;
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), format);
    }

    private static void AddMarks(PrintedNumber number, long digits, bool isCount, Action<long, int, PrintedSlip> add)
    {
        if (isCount)
        {
            if (number.Decimals > 0)
            {
                add(digits, 0, PrintedSlip.DecimalMark);
            }

            return;
        }

        // 11625 for 116,25: the mark was lost; 11,625: it is one place off.
        if (number.Decimals == 0)
        {
            add(digits, 1, PrintedSlip.DecimalMark);
            add(digits, 2, PrintedSlip.DecimalMark);
            return;
        }

        add(digits, number.Decimals - 1, PrintedSlip.FactorTen);
        add(digits, number.Decimals + 1, PrintedSlip.FactorTen);
    }
}
