namespace Telemetry.Catalogue;

/// <summary>Vietnam's time: UTC+7 all year, without asking the machine's time zone data.</summary>
public static class VietnamTime
{
    /// <summary>Ahead of UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    /// <summary>The instant as clocks in Vietnam show it.</summary>
    public static DateTimeOffset At(DateTimeOffset time) => time.ToOffset(Offset);

    /// <summary>The day that it is at that instant.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(At(time).DateTime);

    /// <summary>The first instant after a day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);
}
