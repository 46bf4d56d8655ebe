namespace Telemetry.Collector.Upstream;

/// <summary>The last answers to questions that anybody may ask, each for a while. Thread-safe.</summary>
/// <param name="most">Answers that are kept.</param>
/// <param name="fresh">How long each is.</param>
/// <param name="time">Measures it.</param>
internal sealed class RecentAnswers<TKey, TAnswer>(int most, TimeSpan fresh, TimeProvider time)
    where TKey : notnull
{
    private readonly Dictionary<TKey, (TAnswer Answer, long At)> _kept = [];
    private readonly Queue<TKey> _order = [];
    private readonly Lock _one = new();

    /// <summary>The kept answer, or a new one; a failure is not kept.</summary>
    public async ValueTask<TAnswer> GetAsync(TKey key, Func<Task<TAnswer>> ask)
    {
        lock (_one)
        {
            if (_kept.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.At) < fresh)
            {
                return kept.Answer;
            }
        }

        var answer = await ask();
        lock (_one)
        {
            if (!_kept.ContainsKey(key))
            {
                _order.Enqueue(key);
            }

            _kept[key] = (answer, time.GetTimestamp());
            while (_order.Count > most)
            {
                _kept.Remove(_order.Dequeue());
            }
        }

        return answer;
    }
}
