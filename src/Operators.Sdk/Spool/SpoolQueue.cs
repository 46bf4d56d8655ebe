using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Operators.Spool;

/// <summary>What waits, in order, and the numbers. Thread-safe; never touches the disk.</summary>
internal sealed class SpoolQueue
{
    private readonly Lock _gate = new();
    private readonly Queue<PendingEntry> _waiting;
    private readonly Dictionary<string, PendingEntry> _byId;
    private readonly Dictionary<string, TaskCompletionSource<SpoolResult?>> _watched = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();
    private long _acknowledged;
    private long _refused;
    private long _setAside;
    private long _bytes;
    private SpoolTrouble? _held;
    private SpoolTrouble? _lastFailure;
    private bool _closed;

    public SpoolQueue(SpoolScan scan)
    {
        _waiting = new Queue<PendingEntry>(scan.Pending);
        _byId = scan.Pending.ToDictionary(e => e.SubmissionId, StringComparer.Ordinal);
        _bytes = scan.Pending.Sum(e => e.FileBytes);
        _acknowledged = scan.Acknowledged;
        _refused = scan.Refused;
        _setAside = scan.SetAsideInAll;
    }

    /// <summary>Completes with the next change: something came, went, failed or was held.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    public PendingEntry? Head
    {
        get
        {
            lock (_gate)
            {
                return _waiting.TryPeek(out var entry) ? entry : null;
            }
        }
    }

    public SpoolTrouble? Held
    {
        get
        {
            lock (_gate)
            {
                return _held;
            }
        }
    }

    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _closed;
            }
        }
    }

    public PendingEntry? Find(string submissionId)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(submissionId);
        }
    }

    /// <summary>Waiting submissions and the size of their files.</summary>
    public (int Count, long Bytes) Size
    {
        get
        {
            lock (_gate)
            {
                return (_waiting.Count, _bytes);
            }
        }
    }

    /// <summary>Adds the last one; <paramref name="fromRefused"/>: it is no longer refused.</summary>
    public void Add(PendingEntry entry, bool fromRefused = false)
    {
        lock (_gate)
        {
            _waiting.Enqueue(entry);
            _byId.Add(entry.SubmissionId, entry);
            _bytes += entry.FileBytes;
            _refused -= fromRefused ? 1 : 0;
            Signal();
        }
    }

    /// <summary>Takes the first one out: it is settled, and the sender is in order.</summary>
    /// <param name="entry">The first one.</param>
    /// <param name="result">As what it was settled.</param>
    /// <param name="isNew">Whether its record is a further one.</param>
    public void Settle(PendingEntry entry, SpoolResult result, bool isNew)
    {
        TaskCompletionSource<SpoolResult?>? watched;
        lock (_gate)
        {
            Remove(entry);
            _acknowledged += isNew && result.State == SpoolState.Acknowledged ? 1 : 0;
            _refused += isNew && result.State == SpoolState.Refused ? 1 : 0;
            _held = null;
            _lastFailure = null;
            _watched.Remove(entry.SubmissionId, out watched);
            Signal();
        }

        watched?.TrySetResult(result);
    }

    /// <summary>Takes the first one out: its file is no submission any more.</summary>
    public void SetAside(PendingEntry entry)
    {
        TaskCompletionSource<SpoolResult?>? watched;
        lock (_gate)
        {
            Remove(entry);
            _setAside++;
            _watched.Remove(entry.SubmissionId, out watched);
            Signal();
        }

        watched?.TrySetResult(null);
    }

    public void Fail(SpoolTrouble trouble, bool held)
    {
        lock (_gate)
        {
            _lastFailure = trouble;
            _held = held ? trouble : null;
            Signal();
        }
    }

    /// <summary>A task that completes when the waiting submission is settled (null: its file was set aside); false when none of that id waits.</summary>
    public bool TryWatch(string submissionId, [NotNullWhen(true)] out Task<SpoolResult?>? end)
    {
        lock (_gate)
        {
            end = null;
            if (!_byId.ContainsKey(submissionId))
            {
                return false;
            }

            if (_closed)
            {
                end = Task.FromResult<SpoolResult?>(new SpoolResult(submissionId, SpoolState.Pending));
                return true;
            }

            if (!_watched.TryGetValue(submissionId, out var source))
            {
                _watched.Add(submissionId, source = new TaskCompletionSource<SpoolResult?>(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            end = source.Task;
            return true;
        }
    }

    /// <summary>Nothing is settled any more: whoever waits, now or later, is told that it waits.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var (id, watched) in _watched)
            {
                watched.TrySetResult(new SpoolResult(id, SpoolState.Pending));
            }

            _watched.Clear();
            Signal();
        }
    }

    public SpoolStatus Status(DateTimeOffset now)
    {
        lock (_gate)
        {
            TimeSpan? age = _waiting.TryPeek(out var oldest) ? now - oldest.Header.EnqueuedAt : null;
            return new SpoolStatus
            {
                Enqueued = _acknowledged + _refused + _waiting.Count,
                Acknowledged = _acknowledged,
                Refused = _refused,
                Pending = _waiting.Count,
                PendingBytes = _bytes,
                OldestAge = age < TimeSpan.Zero ? TimeSpan.Zero : age,
                SetAside = _setAside,
                Held = _held,
                LastFailure = _lastFailure,
            };
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Remove(PendingEntry entry)
    {
        if (!_waiting.TryDequeue(out var first) || first != entry)
        {
            throw new InvalidOperationException("only the first submission of a spool can be settled");
        }

        _byId.Remove(entry.SubmissionId);
        _bytes -= entry.FileBytes;
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }
}
