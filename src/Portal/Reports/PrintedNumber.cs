using System.Globalization;

namespace Telemetry.Portal.Reports;

/// <summary>Reads a number as reports print it. Prints mix their separators: in one column 133,202 and 1.404.708 are both counts. Pure.</summary>
internal static class PrintedNumber
{
    /// <summary>Whether the print can be read as that value: with comma or point before the decimals, the other one, or the same, between thousands.</summary>
    public static bool Means(string printed, decimal value, bool isPercent)
    {
        var text = printed.Trim();
        if (text.EndsWith('%') != isPercent)
        {
            return false;
        }

        text = text.TrimEnd('%').Trim().Replace('\u2212', '-');
        return Read(text, '.', ',') == value || Read(text, ',', '.') == value;
    }

    private static decimal? Read(string text, char thousands, char point)
    {
        var parts = text.Split(point);
        var groups = parts[0].TrimStart('-').Split(thousands);
        var isGrouped = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3));
        if (parts.Length > 2 || !isGrouped)
        {
            return null;
        }

        var plain = (text.StartsWith('-') ? "-" : "") + string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : "");
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
