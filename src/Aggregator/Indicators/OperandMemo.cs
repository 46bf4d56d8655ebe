using System.Collections.Concurrent;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Operands that were read lately, each for one effective position: that of the newest fact that could have counted. A fact that
/// could count gives another key, so nothing is ever taken out for being old. Bounded: what has not been asked for during
/// the last <c>capacity</c> additions goes. Thread-safe.
/// </summary>
internal sealed class OperandMemo(int capacity)
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<Key, Operand> _recent = new();
    private ConcurrentDictionary<Key, Operand> _older = new();
    private int _added;

    /// <summary>The operand; null where it is not remembered.</summary>
    public Operand? Find(Key key)
    {
        if (Volatile.Read(ref _recent).TryGetValue(key, out var operand))
        {
            return operand;
        }

        if (Volatile.Read(ref _older).TryGetValue(key, out operand))
        {
            Add(key, operand);
        }

        return operand;
    }

    /// <summary>Remembers an operand. At most twice the capacity is held.</summary>
    public void Add(Key key, Operand operand)
    {
        // One lock for additions, so that the bound is exact; finding takes none.
        lock (_turning)
        {
            if (_added >= capacity)
            {
                Volatile.Write(ref _older, _recent);
                Volatile.Write(ref _recent, new ConcurrentDictionary<Key, Operand>());
                _added = 0;
            }

            _added += _recent.TryAdd(key, operand) ? 1 : 0;
        }
    }

    /// <summary>What was asked, and the effective position; of boundaries the first day on which they were the same.</summary>
    public readonly record struct Key(string Metric, AreaKey Area, Period Period, string Operator, long Effective, DateOnly? Boundaries = null);
}
