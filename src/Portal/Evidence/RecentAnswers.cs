namespace Telemetry.Portal.Evidence;

/// <summary>The last answers to questions that anybody may ask, each for a while. Whoever asks what is being asked already waits for that answer. Thread-safe.</summary>
/// <param name="most">Answers that are kept.</param>
/// <param name="fresh">How long each is.</param>
/// <param name="time">Measures it.</param>
public sealed class RecentAnswers<TKey, TAnswer>(int most, TimeSpan fresh, TimeProvider time)
    where TKey : notnull
{
    private readonly Dictionary<TKey, (TAnswer Answer, long At)> _kept = [];
    private readonly Dictionary<TKey, Task<TAnswer>> _asking = [];
    private readonly Queue<TKey> _order = [];
    private readonly Lock _one = new();

    /// <summary>The kept answer, or a new one; a failure is not kept.</summary>
    /// <param name="key">The question.</param>
    /// <param name="ask">Asks it; not given up with whoever began it, since others may wait for it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<TAnswer> GetAsync(TKey key, Func<Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        Task<TAnswer>? asking;
        lock (_one)
        {
            if (_kept.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.At) < fresh)
            {
                return kept.Answer;
            }

            if (!_asking.TryGetValue(key, out asking))
            {
                asking = Task.Run(() => AskAsync(key, ask), CancellationToken.None);
                _asking.Add(key, asking);
            }
        }

        return await asking.WaitAsync(cancellationToken);
    }

    private async Task<TAnswer> AskAsync(TKey key, Func<Task<TAnswer>> ask)
    {
        try
        {
            var answer = await ask();
            lock (_one)
            {
                Keep(key, answer);
            }

            return answer;
        }
        finally
        {
            lock (_one)
            {
                _asking.Remove(key);
            }
        }
    }

    private void Keep(TKey key, TAnswer answer)
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
}
