using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Ledger;

/// <summary>The one thread that writes: takes what is queued, commits it at once, answers; and what happens when that fails.</summary>
internal sealed class LedgerWriteLoop(LedgerOptions options, TimeProvider time, AppendQueue queue) : IDisposable
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LedgerCheckpointer _checkpointer = new(options);
    private readonly List<PendingAppend> _batch = [];
    private TimeSpan _recoveryDelay = options.RecoveryDelay;
    private long _recoverAt;
    private long _turnAt;
    private LedgerReader? _reader;
    private EntryWriter? _writer;
    private TaskCompletionSource _advanced = NewSignal();
    private TaskCompletionSource? _reopen;
    private volatile LedgerHead _head = LedgerHead.Empty;
    private volatile int _year = LedgerFiles.Years(options.Folder).LastOrDefault(VietnamTime.DayOf(time.GetUtcNow()).Year);
    private volatile LedgerFailure? _unavailable;

    public LedgerHead Head => _head;

    /// <summary>Year of the segment that is written.</summary>
    public int Year => _year;

    public LedgerFailure? Unavailable => _unavailable;

    public Action? BeforeCommit { get; set; }

    public LedgerSpace Space { get; } = new(options);

    /// <summary>Completes when the queue is closed and all of it is answered.</summary>
    public Task Finished => _finished.Task;

    /// <exception cref="LedgerCorruptException">The last entries do not verify.</exception>
    public void Start(LedgerReader reader)
    {
        _reader = reader;
        try
        {
            OpenWriter();
        }
        catch (SqliteException e) when (!LedgerFailure.IsCorrupt(e))
        {
            // A full disk, say: what is there can be read, and writing begins when it can.
            Poison(e);
            _head = reader.Head();
        }

        new Thread(Run) { IsBackground = true, Name = "ledger writer" }.Start();
    }

    public async ValueTask WaitForAsync(long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            var advanced = Volatile.Read(ref _advanced);
            if (_head.Sequence >= sequence)
            {
                return;
            }

            ObjectDisposedException.ThrowIf(_finished.Task.IsCompleted, typeof(Ledger));
            await advanced.Task.WaitAsync(cancellationToken);
        }
    }

    public Task ReopenAsync()
    {
        if (_unavailable is null || _finished.Task.IsCompleted)
        {
            return Task.CompletedTask;
        }

        var request = NewSignal();
        var pending = Interlocked.CompareExchange(ref _reopen, request, null) ?? request;
        queue.Wake();
        if (_finished.Task.IsCompleted)
        {
            pending.TrySetResult();
        }

        return pending.Task;
    }

    /// <summary>After <see cref="Finished"/> and after all readers: the last connection that closes removes the log.</summary>
    public void Dispose()
    {
        _checkpointer.Dispose();
        CloseWriter();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Run()
    {
        while (queue.TryTake(_batch))
        {
            if (_batch.Count > 0)
            {
                CommitBatch();
                continue;
            }

            var wait = _unavailable is null ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(_recoverAt - Environment.TickCount64);
            if (_unavailable is null || (wait > TimeSpan.Zero && Volatile.Read(ref _reopen) is null))
            {
                queue.Wait(wait);
            }
            else
            {
                TryRecover();
            }
        }

        Finish();
    }

    private void CommitBatch()
    {
        var start = Stopwatch.GetTimestamp();
        var bytes = _batch.Sum(static p => p.Bytes);
        try
        {
            if (_unavailable is not null)
            {
                throw _unavailable.ToException();
            }

            // Room for the log, and for the main file that the log goes to.
            Space.Require(2 * bytes);
            var now = _writer!.TimeOf(time.GetUtcNow());
            TurnYear(VietnamTime.DayOf(now).Year, bytes);
            _writer.Append(_batch, now, BeforeCommit);
        }
        catch (Exception e)
        {
            FailBatch(e);
            return;
        }

        _recoveryDelay = options.RecoveryDelay;
        Advance(_writer.Head);
        LedgerMetrics.Committed(_batch, bytes, Stopwatch.GetElapsedTime(start));
        foreach (var pending in _batch)
        {
            pending.Complete();
        }

        _batch.Clear();
        try
        {
            _checkpointer.AfterCommit(_writer);
        }
        catch (Exception e)
        {
            Poison(e);
        }
    }

    // Nothing is ever written to the former segment again: all of it is in its main file, and readers need no log. Where a reader, a backup perhaps, keeps the log
    // from being copied, or where the disk has room for entries but not for all headers once more, the year waits and its entries do not.
    private void TurnYear(int year, long bytes)
    {
        if (year <= _writer!.Year || Environment.TickCount64 < _turnAt || !Space.Has((2 * bytes) + SegmentBuilder.BytesFor(_head.Sequence)))
        {
            return;
        }

        _checkpointer.Dispose();
        if (!_writer.Checkpoint())
        {
            return;
        }

        var former = _writer.Year;
        if (!SegmentBuilder.TryBuild(options.Folder, former, year))
        {
            _turnAt = Environment.TickCount64 + (long)options.MaxRecoveryDelay.TotalMilliseconds;
            return;
        }

        _year = year;
        _reader!.Leave(former);
        CloseWriter();
        OpenWriter();
    }

    private void FailBatch(Exception e)
    {
        if (e is not LedgerUnavailableException)
        {
            Poison(e);
        }

        foreach (var pending in _batch)
        {
            pending.Fail(e as LedgerUnavailableException ?? _unavailable!.ToException());
        }

        _batch.Clear();
    }

    private void Poison(Exception e)
    {
        var failure = LedgerFailure.Of(e);
        _unavailable = failure;
        _recoverAt = Environment.TickCount64 + (long)_recoveryDelay.TotalMilliseconds;
        _recoveryDelay = _recoveryDelay * 2 < options.MaxRecoveryDelay ? _recoveryDelay * 2 : options.MaxRecoveryDelay;
        LedgerMetrics.Failures.Add(1, new KeyValuePair<string, object?>("reason", failure.Reason.ToString()));
        _checkpointer.Dispose();
        try
        {
            CloseWriter();
        }
        catch (SqliteException)
        {
            // It is being given up because it does not work.
        }
    }

    private void CloseWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private void TryRecover()
    {
        var request = Interlocked.Exchange(ref _reopen, null);
        try
        {
            OpenWriter();
            _unavailable = null;
            request?.TrySetResult();
        }
        catch (Exception e)
        {
            Poison(e);
            request?.TrySetException(_unavailable!.ToException());
        }
    }

    private void OpenWriter()
    {
        _writer = new EntryWriter(options.Folder, _year, options.MaxBytes);
        try
        {
            // What the log holds may be in memory only, if a sync of it failed: bring it to the main file, synced, before building on it.
            if (!_writer.Checkpoint(truncate: true) && _unavailable is not null)
            {
                throw new IOException("a reader keeps the log from being copied");
            }

            var report = _reader!.VerifyTail(options.VerifyTailEntries);
            if (report.Fault is { } fault)
            {
                throw new LedgerCorruptException(fault);
            }
        }
        catch
        {
            CloseWriter();
            throw;
        }

        Advance(_writer.Head);
    }

    private void Advance(LedgerHead head)
    {
        if (head.Sequence != _head.Sequence)
        {
            _head = head;
            Interlocked.Exchange(ref _advanced, NewSignal()).TrySetResult();
        }
    }

    private void Finish()
    {
        _checkpointer.Dispose();
        try
        {
            _writer?.Checkpoint(truncate: true);
        }
        catch (SqliteException)
        {
            // All is in the log already; the next opening copies it.
        }

        _finished.TrySetResult();
        Interlocked.Exchange(ref _advanced, NewSignal()).TrySetResult();
        Interlocked.Exchange(ref _reopen, null)?.TrySetResult();
    }
}
