namespace Telemetry.Collector.Tests.Running;

/// <summary>A calendar that stands still until it is set; timers and durations stay the system's.</summary>
internal sealed class SettableTime(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Volatile.Read(ref _ticks), TimeSpan.Zero);
        set => Volatile.Write(ref _ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;
}
