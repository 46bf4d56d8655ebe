using System.Diagnostics;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>
/// The traces of submissions on their way from the ledger to the rollup. Projection and rollup come later, for many submissions at once, so the way cannot be
/// followed by calls: what is kept here is where each sampled submission's trace goes on. In memory and bounded; what is forgotten, or was under way when the
/// process ended, has a shorter trace and nothing else. Thread-safe.
/// </summary>
public sealed class ArrivalTraces
{
    /// <summary>Most submissions kept on each half of the way; the oldest go first.</summary>
    public const int Most = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Source, string SubmissionId), ActivityContext> _expected = [];
    private readonly Queue<(string Source, string SubmissionId)> _order = new();
    private readonly Queue<Arrival> _arrived = new();
    private volatile bool _isExpecting;

    /// <summary>Whether any submission is expected: where nothing is traced, nothing is looked up.</summary>
    public bool IsExpecting => _isExpecting;

    /// <summary>A sampled submission is about to be appended. Before the append, so that nobody sees the entry sooner.</summary>
    public void Expect(string source, string submissionId, ActivityContext trace)
    {
        lock (_lock)
        {
            if (!_expected.TryAdd((source, submissionId), trace))
            {
                return;
            }

            _order.Enqueue((source, submissionId));
            if (_order.Count > Most)
            {
                _expected.Remove(_order.Dequeue());
            }

            _isExpecting = true;
        }
    }

    /// <summary>The append came to nothing: what this trace expected will not come.</summary>
    public void Forget(string source, string submissionId, ActivityContext trace)
    {
        lock (_lock)
        {
            if (_expected.TryGetValue((source, submissionId), out var expected) && expected == trace)
            {
                Remove(source, submissionId);
            }
        }
    }

    /// <summary>Gives the trace of an entry that is expected; it then is no longer.</summary>
    public bool TryTake(string source, string submissionId, out ActivityContext trace)
    {
        lock (_lock)
        {
            return _expected.TryGetValue((source, submissionId), out trace) && Remove(source, submissionId);
        }
    }

    /// <summary>Figures of a sampled submission are in the series store.</summary>
    /// <param name="sequence">Its ledger sequence.</param>
    /// <param name="period">Its period.</param>
    /// <param name="trace">Where its trace goes on.</param>
    public void Projected(long sequence, Period period, ActivityContext trace)
    {
        lock (_lock)
        {
            _arrived.Enqueue(new Arrival(sequence, period, trace));
            if (_arrived.Count > Most)
            {
                _arrived.Dequeue();
            }
        }
    }

    /// <summary>The traces whose figures are of a period, or of one within it, and were there at a ledger position; the first of them made the period due.</summary>
    public IReadOnlyList<ActivityContext> Of(Period period, long position)
    {
        lock (_lock)
        {
            return _arrived.Count == 0 ? [] : [.. _arrived.Where(a => a.Sequence <= position && period.First <= a.Period.First && a.Period.Last <= period.Last).Select(a => a.Trace)];
        }
    }

    /// <summary>Everything that was due at a ledger position has been computed or tried.</summary>
    public void Looked(long position)
    {
        lock (_lock)
        {
            while (_arrived.TryPeek(out var first) && first.Sequence <= position)
            {
                _arrived.Dequeue();
            }
        }
    }

    private bool Remove(string source, string submissionId)
    {
        _expected.Remove((source, submissionId));
        if (_expected.Count == 0)
        {
            _order.Clear();
            _isExpecting = false;
        }

        return true;
    }

    private readonly record struct Arrival(long Sequence, Period Period, ActivityContext Trace);
}
