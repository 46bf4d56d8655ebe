using Microsoft.Data.Sqlite;
using Telemetry.Storage.Backups;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// The append-only ledger, which is the truth: an append has returned only when its entry is on the disk. Many appends share one
/// commit. Nothing is ever updated or deleted. One writer per folder, any number of readers. Thread-safe.
/// <para>
/// After a failed commit nothing is acknowledged until the ledger has been reopened, its log copied into the main file and synced
/// (what a failed fsync left in memory only is thereby written again), and its tail verified; that is attempted by itself with
/// growing pauses, and at once by <see cref="ReopenAsync"/>.
/// </para>
/// </summary>
public sealed class Ledger : IAsyncDisposable
{
    private const int MaxIdentifierLength = 128;
    private readonly LedgerLock _lock;
    private readonly LedgerReader _reader;
    private readonly AppendQueue _queue;
    private readonly LedgerWriteLoop _loop;
    private int _disposed;

    private Ledger(LedgerOptions options, TimeProvider time, LedgerLock @lock)
    {
        _lock = @lock;
        _queue = new AppendQueue(options);
        _loop = new LedgerWriteLoop(options, time, _queue);
        _reader = new LedgerReader(options.Folder, () => _loop.Year);
        try
        {
            _loop.Start(_reader);
        }
        catch
        {
            _reader.Dispose();
            _loop.Dispose();
            throw;
        }
    }

    /// <summary>The last committed entry.</summary>
    public LedgerHead Head => _loop.Head;

    /// <summary>Why nothing is taken at present; null when all is well.</summary>
    public LedgerUnavailableReason? Unavailable => _loop.Unavailable?.Reason;

    /// <summary>Bytes that wait for the writer.</summary>
    public long QueuedBytes => _queue.Bytes;

    /// <summary>Appends that wait because the queue is full.</summary>
    public int WaitingForRoom => _queue.Outside;

    /// <summary>For tests: runs before each commit; an exception is a failed commit.</summary>
    internal Action? BeforeCommit
    {
        set => _loop.BeforeCommit = value;
    }

    /// <summary>For tests: says how many bytes are free on the disk.</summary>
    internal Func<long> FreeBytes
    {
        set => _loop.Space.FreeBytes = value;
    }

    /// <summary>Opens the ledger of a folder, or makes an empty one, and verifies its tail. A ledger without segments is taken over.</summary>
    /// <exception cref="ArgumentException">Settings are out of range; all of them are named.</exception>
    /// <exception cref="RestoreCutShortException">The folder holds a part of a backup.</exception>
    /// <exception cref="LedgerLockedException">It is open for writing elsewhere.</exception>
    /// <exception cref="LedgerCorruptException">The last entries do not verify.</exception>
    public static Ledger Open(LedgerOptions options, TimeProvider time)
    {
        var faults = options.Validate();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        BackupRestorer.RequireEnded(options.Folder);
        Directory.CreateDirectory(options.Folder);
        var @lock = LedgerLock.Take(options.Folder);
        try
        {
            UndatedLedger.TakeOver(options.Folder);
            SegmentBuilder.RemoveUnfinished(options.Folder);
            return new Ledger(options, time, @lock);
        }
        catch (SqliteException e) when (LedgerFailure.IsCorrupt(e))
        {
            @lock.Dispose();
            throw new LedgerCorruptException(new LedgerFault(0, LedgerFaultKind.Unreadable, Path.GetFileName(LedgerFiles.Active(options.Folder))), e);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Appends an entry; returns when it is on the disk. Where the (source, submission id) was used before, in the same commit
    /// included, nothing is appended and the first entry is returned: whether its content is the same is for the caller to see
    /// from the payload hash.
    /// </summary>
    /// <param name="entry">The entry; its payload hash is taken as given.</param>
    /// <param name="cancellationToken">Gives up while the entry waits; once the writer has taken it, it is carried through.</param>
    /// <exception cref="LedgerUnavailableException">The ledger cannot write.</exception>
    public ValueTask<AppendResult> AppendAsync(NewEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry.Source);
        ArgumentOutOfRangeException.ThrowIfZero(entry.SubmissionId.Length, nameof(entry));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.SubmissionId.Length, MaxIdentifierLength, nameof(entry));
        ArgumentOutOfRangeException.ThrowIfNotEqual(entry.PayloadHash.Length, LedgerHead.Empty.Hash.Length, nameof(entry));
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<AppendResult>(cancellationToken);
        }

        if (_loop.Unavailable is { } unavailable)
        {
            return ValueTask.FromException<AppendResult>(unavailable.ToException());
        }

        var pending = new PendingAppend(entry);
        pending.CancelWith(cancellationToken);
        return _queue.TryAdd(pending)
            ? new ValueTask<AppendResult>(pending.Task)
            : ValueTask.FromException<AppendResult>(new ObjectDisposedException(nameof(Ledger)));
    }

    /// <summary>Returns at once when the ledger has come to that position, else when it does.</summary>
    /// <exception cref="ObjectDisposedException">The ledger was closed before it came there.</exception>
    public ValueTask WaitForAsync(long sequence, CancellationToken cancellationToken = default) => _loop.WaitForAsync(sequence, cancellationToken);

    /// <summary>After a failure: tries now to reopen instead of at the next attempt; does nothing when all is well.</summary>
    /// <exception cref="LedgerUnavailableException">It still cannot write.</exception>
    public Task ReopenAsync() => _loop.ReopenAsync();

    /// <inheritdoc cref="LedgerReader.Find"/>
    public EntryHeader? Find(string source, string submissionId) => _reader.Find(source, submissionId);

    /// <inheritdoc cref="LedgerReader.Header"/>
    public EntryHeader? Header(long sequence) => _reader.Header(sequence);

    /// <inheritdoc cref="LedgerReader.Hashes"/>
    public byte[] Hashes(long fromSequence, int count) => _reader.Hashes(fromSequence, count);

    /// <inheritdoc cref="LedgerReader.ReadIdentifiers"/>
    public IReadOnlyList<LedgerEntry> ReadIdentifiers(string source, string fromId, string beforeId, int maxEntries = 4096) =>
        _reader.ReadIdentifiers(source, fromId, beforeId, maxEntries);

    /// <inheritdoc cref="LedgerReader.Segments"/>
    public IReadOnlyList<LedgerSegment> Segments() => _reader.Segments();

    /// <inheritdoc cref="LedgerReader.Archived"/>
    public IReadOnlyList<LedgerSegment> Archived() => _reader.Archived();

    /// <inheritdoc cref="LedgerReader.Get"/>
    public LedgerEntry? Get(long sequence) => _reader.Get(sequence);

    /// <inheritdoc cref="LedgerReader.HeadOf"/>
    public EntryHead? HeadOf(long sequence) => _reader.HeadOf(sequence);

    /// <inheritdoc cref="LedgerReader.Read"/>
    public LedgerBatch Read(long fromSequence, long maxBytes, int maxEntries = 4096) => _reader.Read(fromSequence, maxBytes, maxEntries);

    /// <inheritdoc cref="LedgerReader.ReadKind"/>
    public IReadOnlyList<LedgerEntry> ReadKind(EntryKind kind, long fromSequence, long throughSequence, int maxEntries = 4096) =>
        _reader.ReadKind(kind, fromSequence, throughSequence, maxEntries);

    /// <inheritdoc cref="LedgerReader.ReadOutcomeHeads"/>
    public IReadOnlyList<(long Sequence, string Source, ReadOnlyMemory<byte> Outcome)> ReadOutcomeHeads(long fromSequence, int maxEntries = 4096) =>
        _reader.ReadOutcomeHeads(fromSequence, maxEntries);

    /// <inheritdoc cref="LedgerReader.PositionAt"/>
    public long PositionAt(DateTimeOffset time) => _reader.PositionAt(time);

    /// <inheritdoc cref="LedgerReader.Verify"/>
    public VerificationReport Verify(IProgress<long>? progress = null, CancellationToken cancellationToken = default) => _reader.Verify(progress, cancellationToken);

    /// <summary>Takes no more appends, commits all that were queued, copies the log into the main file and releases the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _loop.Finished;
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _reader.Dispose();
        _loop.Dispose();
        _lock.Dispose();
    }
}
