namespace Telemetry.Storage.Ledger;

/// <summary>What waits for the writer, first come first served, bounded in bytes: what does not fit waits outside. Thread-safe.</summary>
internal sealed class AppendQueue(LedgerOptions options)
{
    private readonly object _gate = new();
    private readonly Queue<PendingAppend> _inside = new();
    private readonly Queue<PendingAppend> _outside = new();
    private bool _woken;
    private bool _closed;

    /// <summary>Bytes inside; above the bound only by one entry that is larger than the bound.</summary>
    public long Bytes { get; private set; }

    /// <summary>Entries that wait until there is room.</summary>
    public int Outside
    {
        get
        {
            lock (_gate)
            {
                return _outside.Count;
            }
        }
    }

    /// <summary>False when the queue is closed.</summary>
    public bool TryAdd(PendingAppend append)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _outside.Enqueue(append);
            LetIn();
            Wake();
            return true;
        }
    }

    /// <summary>Lets the writer look again.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes no more; what is queued stays.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Wake();
        }
    }

    /// <summary>Waits until woken, or the time is over.</summary>
    public void Wait(TimeSpan most)
    {
        lock (_gate)
        {
            if (!_woken)
            {
                Monitor.Wait(_gate, most);
            }

            _woken = false;
        }
    }

    /// <summary>Fills the batch up to its limits with what waits; false when nothing does and the queue is closed.</summary>
    public bool TryTake(List<PendingAppend> batch)
    {
        lock (_gate)
        {
            var bytes = 0L;
            while (batch.Count < options.MaxBatchEntries && _inside.TryPeek(out var next) && (batch.Count == 0 || bytes + next.Bytes <= options.MaxBatchBytes))
            {
                _inside.Dequeue();
                Bytes -= next.Bytes;
                LedgerMetrics.QueueBytes.Add(-next.Bytes);
                if (next.TryTake())
                {
                    bytes += next.Bytes;
                    batch.Add(next);
                }

                LetIn();
            }

            return batch.Count > 0 || !_closed;
        }
    }

    private void LetIn()
    {
        while (_outside.TryPeek(out var next) && (_inside.Count == 0 || Bytes + next.Bytes <= options.MaxQueueBytes))
        {
            _inside.Enqueue(_outside.Dequeue());
            Bytes += next.Bytes;
            LedgerMetrics.QueueBytes.Add(next.Bytes);
        }
    }
}
