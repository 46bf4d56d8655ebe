namespace Telemetry.Aggregator.Tests.Schedule;

/// <summary>A clock that stands until it is moved; timers fire on the way. Thread-safe.</summary>
internal sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void MoveTo(DateTimeOffset to) => Move(to - GetUtcNow());

    public void Move(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (Next(target) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Waits until somebody waits on this clock for no longer than that.</summary>
    public async Task UntilSomebodyWaitsAsync(TimeSpan atMost)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_timers.Exists(t => t.Due - _now <= atMost))
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(ScheduleRig.TimeLimit);
        }
    }

    private Timer? Next(DateTimeOffset target)
    {
        lock (_lock)
        {
            var next = _timers.Where(t => t.Due <= target).MinBy(t => t.Due);
            _now = next is null ? target : next.Due > _now ? next.Due : _now;
            if (next is not null)
            {
                _timers.Remove(next);
            }

            return next;
        }
    }

    private sealed class Timer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = time._now + dueTime;
                    time._timers.Add(this);
                }

                time._changed.TrySetResult();
                time._changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
