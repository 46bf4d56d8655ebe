using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>When a month counts as ended: at 02:00 on the 1st in Vietnam.</summary>
internal static class MonthEnd
{
    /// <summary>The same hour for the timer.</summary>
    public const string Cron = "0 0 2 1 * ?";

    private static readonly TimeOnly Hour = new(2, 0);

    // A timer may fire a little early; the month must then be found ended all the same.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromSeconds(1);

    /// <summary>The zone of the timer.</summary>
    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", VietnamTime.Offset, "(UTC+07:00) Asia/Ho_Chi_Minh", "UTC+07:00");

    /// <summary>From when on a month is due for its having ended.</summary>
    public static DateTimeOffset Of(Period month) => new DateTimeOffset(month.Last.AddDays(1).ToDateTime(Hour), VietnamTime.Offset) - TimerSlack;

    /// <summary>The last month that has ended by then.</summary>
    public static Period LastEnded(DateTimeOffset now)
    {
        var month = Period.Containing(VietnamTime.DayOf(now), PeriodGrain.Month).Previous();
        return Of(month) <= now ? month : month.Previous();
    }
}
