using System.Globalization;

namespace Telemetry.Doctor.Reading;

/// <summary>The ways in which digits with separators can be read. Pure.</summary>
internal static class DigitReadings
{
    // Beyond these a decimal would round, or relations overflow.
    private const int MostDigits = 18;

    /// <summary>Every legal reading, without scale and sign, the Vietnamese one first; none where the separators fit no number (1.23.456).</summary>
    public static IReadOnlyList<NumberReading> Of(string digits)
    {
        if (digits.Count(Chars.IsDigit) > MostDigits)
        {
            return [];
        }

        var separators = digits.Where(c => !Chars.IsDigit(c)).Distinct().ToArray();
        var readings = new List<NumberReading>();
        if (separators.Length == 0)
        {
            return [new NumberReading(decimal.Parse(digits, CultureInfo.InvariantCulture), NumberStyle.Plain, 0)];
        }

        Add(digits, '.', ',', NumberStyle.Vietnamese, readings);
        Add(digits, ',', '.', NumberStyle.English, readings);
        Add(digits, '\u00a0', ',', separators.Contains(',') ? NumberStyle.Vietnamese : NumberStyle.Plain, readings);
        Add(digits, '\u00a0', '.', NumberStyle.English, readings);
        return readings;
    }

    private static void Add(string digits, char group, char mark, NumberStyle style, List<NumberReading> readings)
    {
        var at = digits.IndexOf(mark);
        var whole = at < 0 ? digits : digits[..at];
        var decimals = at < 0 ? "" : digits[(at + 1)..];
        if (!IsGrouped(whole, group) || decimals.Any(c => !Chars.IsDigit(c)))
        {
            return;
        }

        var value = decimal.Parse($"{whole.Replace(group.ToString(), "", StringComparison.Ordinal)}.{decimals}0", CultureInfo.InvariantCulture);
        if (readings.TrueForAll(r => r.Value != value))
        {
            readings.Add(new NumberReading(value, style, decimals.Length));
        }
    }

    private static bool IsGrouped(string whole, char group)
    {
        var groups = whole.Split(group);
        return groups[0].Length > 0
            && groups.All(g => g.Length > 0 && g.All(Chars.IsDigit))
            && (groups.Length == 1 || (groups[0].Length <= 3 && groups[0][0] != '0' && groups.Skip(1).All(g => g.Length == 3)));
    }
}
