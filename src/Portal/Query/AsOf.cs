using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>As known when: a ledger position, or an instant. Exactly one is set.</summary>
internal readonly record struct AsOf(long? Position, DateTimeOffset? Time)
{
    /// <summary>What is understood, for a person to read.</summary>
    public const string Expected = "a ledger sequence such as 1204, a time such as 2013-07-10T08:00:00+07:00, or a date such as 2013-07-10 (its end in Vietnam's time)";

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>Reads a position (at most 18 digits), an RFC 3339 time, or a date, which means the last instant of that day in Vietnam.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AsOf asOf)
    {
        asOf = default;
        if (text is null || text.Length is 0 or > 40)
        {
            return false;
        }

        if (text.All(char.IsAsciiDigit))
        {
            if (text.Length > 18)
            {
                return false;
            }

            asOf = new AsOf(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), null);
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (day == DateOnly.MaxValue)
            {
                return false;
            }

            asOf = new AsOf(null, VietnamTime.EndOf(day).AddTicks(-1));
            return true;
        }

        // A plus sign that nobody escaped arrives as a space: 2013-07-10T08:00:00 07:00.
        var repaired = text.Length > 6 && text[^6] == ' ' ? string.Concat(text.AsSpan(0, text.Length - 6), "+", text.AsSpan(text.Length - 5)) : text;
        if (DateTimeOffset.TryParseExact(repaired, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            asOf = new AsOf(null, time);
            return true;
        }

        return false;
    }
}
