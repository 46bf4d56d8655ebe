using System.Globalization;

namespace Telemetry.Operators.Cli.Output;

/// <summary>How days and instants are written for people; instants always in Vietnam's time (UTC+7), whatever the machine's.</summary>
internal static class TimeText
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>30/06/2013 or 2013-06-30.</summary>
    public static string Day(Language language, DateOnly day) =>
        day.ToString(language == Language.Vietnamese ? "dd'/'MM'/'yyyy" : "yyyy'-'MM'-'dd", CultureInfo.InvariantCulture);

    /// <summary>10/07/2013 08:00:00 or 2013-07-10 08:00:00 +07:00.</summary>
    public static string Of(Language language, DateTimeOffset time) =>
        time.ToOffset(Vietnam).ToString(language == Language.Vietnamese ? "dd'/'MM'/'yyyy HH':'mm':'ss" : "yyyy'-'MM'-'dd HH':'mm':'ss zzz", CultureInfo.InvariantCulture);

    /// <summary>A time of the wire: milliseconds since 1970; null for 0.</summary>
    public static DateTimeOffset? OfWire(long unixMilliseconds) => unixMilliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds);
}
