namespace Telemetry.Collector.Hosting;

/// <summary>Counts who watches the service's health: anybody may, so there is an end to it. Thread-safe.</summary>
internal sealed class HealthWatchers
{
    /// <summary>Most at once.</summary>
    public const int Most = 100;

    private int _count;

    /// <summary>A place, given back on dispose; null when there is none left.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= Most)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _count);
        return null;
    }

    private sealed class Place(HealthWatchers watchers) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
            {
                Interlocked.Decrement(ref watchers._count);
            }
        }
    }
}
