using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Vietnam's time: UTC+7 all year, without asking the machine's time zone data.</summary>
internal static class VietnamTime
{
    /// <summary>When a month that ended is due: 02:00 on the 1st.</summary>
    public const string MonthEndCron = "0 0 2 1 * ?";

    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private static readonly TimeOnly MonthEndHour = new(2, 0);

    // A timer may fire a little early; the month must then be found ended all the same.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromSeconds(1);

    /// <summary>The zone.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", Offset, "(UTC+07:00) Asia/Ho_Chi_Minh", "UTC+07:00");

    /// <summary>The first instant after a day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The day that it is at that instant.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);

    /// <summary>From when on a month is due for its having ended.</summary>
    public static DateTimeOffset EndOf(Period month) => new DateTimeOffset(month.Last.AddDays(1).ToDateTime(MonthEndHour), Offset) - TimerSlack;

    /// <summary>The last month that has ended by then.</summary>
    public static Period LastEndedMonth(DateTimeOffset now)
    {
        var month = Period.Containing(DayOf(now), PeriodGrain.Month).Previous();
        return EndOf(month) <= now ? month : month.Previous();
    }
}
