using System.Globalization;

namespace Telemetry.Catalogue;

/// <summary>
/// Identity of an administrative unit: the statistics office's code and the first day on which the unit bore it.
/// Codes are given again to other units (24 was Bắc Giang, and is Bắc Ninh since 1 July 2025), so a code alone names nothing.
/// </summary>
/// <param name="Code">1 to 16 ASCII letters and digits: <c>VN</c>, <c>24</c>, <c>213</c>, <c>07213</c>.</param>
/// <param name="ValidFrom">First day of validity, Vietnam's calendar.</param>
public readonly record struct AreaKey(string Code, DateOnly ValidFrom) : IComparable<AreaKey>
{
    /// <summary>Orders by code (ordinal), then by date.</summary>
    public int CompareTo(AreaKey other)
    {
        var byCode = string.CompareOrdinal(Code, other.Code);
        return byCode != 0 ? byCode : ValidFrom.CompareTo(other.ValidFrom);
    }

    /// <summary>The written form, <c>24@2025-07-01</c>, understood by <see cref="TryParse"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}@{ValidFrom:yyyy-MM-dd}");

    /// <summary>Reads the written form; false when it is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out AreaKey key)
    {
        key = default;
        var at = text.IndexOf('@');
        if (at < 0
            || !CodeShape.Area.Fits(text[..at])
            || !DateOnly.TryParseExact(text[(at + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
        {
            return false;
        }

        key = new AreaKey(text[..at].ToString(), from);
        return true;
    }
}
