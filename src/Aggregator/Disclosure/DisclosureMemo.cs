namespace Telemetry.Aggregator.Disclosure;

/// <summary>What was worked out lately. What has not been asked for during the last <c>capacity</c> additions goes. Thread-safe.</summary>
internal sealed class DisclosureMemo<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TValue> _recent = [];
    private Dictionary<TKey, TValue> _older = [];

    /// <summary>The value; null where it is not remembered.</summary>
    public TValue? Find(TKey key)
    {
        lock (_lock)
        {
            if (!_recent.TryGetValue(key, out var value) && _older.TryGetValue(key, out value))
            {
                Put(key, value);
            }

            return value;
        }
    }

    /// <summary>Remembers a value. At most twice the capacity is held.</summary>
    public void Add(TKey key, TValue value)
    {
        lock (_lock)
        {
            Put(key, value);
        }
    }

    private void Put(TKey key, TValue value)
    {
        if (_recent.Count >= capacity)
        {
            (_older, _recent) = (_recent, []);
        }

        _recent[key] = value;
    }
}
