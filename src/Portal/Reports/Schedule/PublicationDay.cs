using Telemetry.Catalogue;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>
/// When a month's reports are written: at six in the morning, Vietnam's time, on the day after the last of the month's figures are due by the reporting calendar;
/// where it says nothing of the month, on the 11th of the next one. Pure.
/// </summary>
internal static class PublicationDay
{
    /// <summary>The same hour for the timer.</summary>
    public const string Cron = "0 0 6 * * ?";

    private const int UsualDueDay = 10;

    private static readonly TimeOnly Hour = new(6, 0);

    // A timer may fire a little early; the month must then be found due all the same.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromSeconds(1);

    /// <summary>The zone of the timer.</summary>
    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", VietnamTime.Offset, "(UTC+07:00) Asia/Ho_Chi_Minh", "UTC+07:00");

    /// <summary>From when on a month's reports are due.</summary>
    public static DateTimeOffset Of(Catalogue.Catalogue catalogue, Period month)
    {
        var days = catalogue.Calendar.Where(o => o.Frequency == PeriodGrain.Month && o.IsValidOn(month.Last)).Select(o => o.DueOn(month)).ToList();
        var due = days.Count > 0 ? days.Max() : month.Last.AddDays(UsualDueDay);
        return new DateTimeOffset(due.AddDays(1).ToDateTime(Hour), VietnamTime.Offset) - TimerSlack;
    }

    /// <summary>The next time that a month could become due.</summary>
    public static DateTimeOffset NextLook(DateTimeOffset now)
    {
        var today = new DateTimeOffset(VietnamTime.DayOf(now).ToDateTime(Hour), VietnamTime.Offset);
        return today > now ? today : today.AddDays(1);
    }
}
