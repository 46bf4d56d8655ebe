using System.Globalization;

namespace Telemetry.Portal.Tests.Reports.Schedule;

/// <summary>A calendar that stands still until it is set; timers stay the system's.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>It is that time in Vietnam: 2026-04-11 06:00.</summary>
    public void Set(string time) => Volatile.Write(
        ref _ticks, new DateTimeOffset(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).UtcTicks);
}
