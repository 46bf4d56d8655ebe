using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Periods known to be due and not yet computed: since when, and when a failed one may be tried again. Thread-safe.</summary>
internal sealed class Backlog(TimeSpan retry, TimeSpan longestRetry, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Period, Item> _items = [];

    /// <summary>Number of periods.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>Number of periods whose last run failed.</summary>
    public int Failing
    {
        get
        {
            lock (_lock)
            {
                return _items.Values.Count(i => i.Failures > 0);
            }
        }
    }

    /// <summary>How long the oldest has been due; zero for none.</summary>
    public TimeSpan Age
    {
        get
        {
            lock (_lock)
            {
                return _items.Count == 0 ? TimeSpan.Zero : _items.Values.Max(i => time.GetElapsedTime(i.Since));
            }
        }
    }

    /// <summary>Time until the first failed period may be tried again; null when none has failed.</summary>
    public TimeSpan? UntilRetry
    {
        get
        {
            lock (_lock)
            {
                TimeSpan? first = null;
                foreach (var item in _items.Values.Where(i => i.Failures > 0))
                {
                    var wait = item.Wait - time.GetElapsedTime(item.Tried);
                    first = first < wait ? first : wait;
                }

                return first;
            }
        }
    }

    /// <summary>These, and only these, are due now.</summary>
    public void Set(IEnumerable<Period> due)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var kept = due.ToDictionary(p => p, p => _items.GetValueOrDefault(p, new Item(now, 0, TimeSpan.Zero, now)));
            _items.Clear();
            foreach (var (period, item) in kept)
            {
                _items.Add(period, item);
            }
        }
    }

    /// <summary>Whether the period is not waiting after a failure.</summary>
    public bool MayTry(Period period)
    {
        lock (_lock)
        {
            return !_items.TryGetValue(period, out var item) || time.GetElapsedTime(item.Tried) >= item.Wait;
        }
    }

    /// <summary>The period has been computed.</summary>
    public void Remove(Period period)
    {
        lock (_lock)
        {
            _items.Remove(period);
        }
    }

    /// <summary>The period failed; the wait until it is tried again, twice the last one.</summary>
    public TimeSpan Postpone(Period period)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var item = _items.GetValueOrDefault(period, new Item(now, 0, TimeSpan.Zero, now));
            var wait = item.Failures == 0 ? retry : item.Wait * 2 < longestRetry ? item.Wait * 2 : longestRetry;
            _items[period] = item with { Failures = item.Failures + 1, Wait = wait, Tried = now };
            return wait;
        }
    }

    private readonly record struct Item(long Since, int Failures, TimeSpan Wait, long Tried);
}
