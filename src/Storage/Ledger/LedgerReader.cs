using Microsoft.Data.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// Reads a ledger, beside the writer or without one, in this process or another. Never blocks the writer. Thread-safe; every call
/// sees all that was committed before it.
/// </summary>
public sealed class LedgerReader : IDisposable
{
    private const int MostIdle = 4;
    private const int DefaultMaxEntries = 4096;
    private readonly string _folder;
    private readonly Stack<EntryReader> _idle = new();
    private bool _disposed;

    internal LedgerReader(string folder) => _folder = folder;

    /// <summary>For a ledger that exists: tools that verify or export.</summary>
    /// <exception cref="FileNotFoundException">There is no ledger in the folder.</exception>
    public static LedgerReader Open(string folder)
    {
        var file = Path.Combine(folder, LedgerFiles.Main);
        return File.Exists(file) ? new LedgerReader(folder) : throw new FileNotFoundException($"there is no ledger in {folder}", file);
    }

    /// <summary>The last committed entry.</summary>
    public LedgerHead Head() => With(static (reader, _) => reader.Head(), 0);

    /// <summary>The entry that bears the identifier; null when none does.</summary>
    public EntryHeader? Find(string source, string submissionId) => With(static (reader, key) => reader.Find(key.source, key.submissionId), (source, submissionId));

    /// <summary>The entry at the position; null when there is none.</summary>
    public LedgerEntry? Get(long sequence) => With(static (reader, sequence) => reader.Get(sequence), sequence);

    /// <summary>Entries from a position on.</summary>
    /// <param name="fromSequence">First position.</param>
    /// <param name="maxBytes">Most bytes of payloads and outcomes; the first entry comes however large it is.</param>
    /// <param name="maxEntries">Most entries.</param>
    public LedgerBatch Read(long fromSequence, long maxBytes, int maxEntries = DefaultMaxEntries) =>
        With(static (reader, ask) => reader.Read(ask.fromSequence, ask.maxBytes, ask.maxEntries), (fromSequence, maxBytes, maxEntries));

    /// <summary>Entries of one kind within a range of positions, in order; the bulk of the others is not read.</summary>
    /// <param name="kind">The kind: decisions and catalogues are few.</param>
    /// <param name="fromSequence">First position.</param>
    /// <param name="throughSequence">Last position.</param>
    /// <param name="maxEntries">Most entries.</param>
    public IReadOnlyList<LedgerEntry> ReadKind(EntryKind kind, long fromSequence, long throughSequence, int maxEntries = DefaultMaxEntries) =>
        With(static (reader, ask) => reader.ReadKind(ask.kind, ask.fromSequence, ask.throughSequence, ask.maxEntries), (kind, fromSequence, throughSequence, maxEntries));

    /// <summary>The first 1,024 bytes of submissions' outcomes from a position on, in order: enough for their counts. Payloads are not read.</summary>
    /// <param name="fromSequence">First position.</param>
    /// <param name="maxEntries">Most entries.</param>
    public IReadOnlyList<(long Sequence, string Source, ReadOnlyMemory<byte> Outcome)> ReadOutcomeHeads(long fromSequence, int maxEntries = DefaultMaxEntries) =>
        With(static (reader, ask) => reader.ReadOutcomeHeads(ask.fromSequence, ask.maxEntries), (fromSequence, maxEntries));

    /// <summary>Position of the last entry committed at or before the time; 0 when there is none.</summary>
    public long PositionAt(DateTimeOffset time) => With(static (reader, time) => PositionAt(reader, time), time);

    /// <summary>Recomputes every hash and looks every identifier up; stops at the first broken entry.</summary>
    /// <param name="progress">Told the position from time to time.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public VerificationReport Verify(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Verify(static (reader, ask) => LedgerVerifier.Verify(reader, 1, ask.progress, ask.cancellationToken), (progress, cancellationToken));

    /// <summary>Verifies the last entries only.</summary>
    public VerificationReport VerifyTail(int entries) => Verify(LedgerVerifier.VerifyTail, entries);

    /// <summary>Closes the connections; calls under way finish.</summary>
    public void Dispose()
    {
        lock (_idle)
        {
            _disposed = true;
            while (_idle.TryPop(out var reader))
            {
                reader.Dispose();
            }
        }
    }

    private static long PositionAt(EntryReader reader, DateTimeOffset time)
    {
        var (low, high) = (0L, reader.Head().Sequence);
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (reader.TimeAt(middle) <= time)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private VerificationReport Verify<TArgument>(Func<EntryReader, TArgument, VerificationReport> ask, TArgument argument)
    {
        try
        {
            return With(ask, argument);
        }
        catch (SqliteException e) when (LedgerFailure.IsCorrupt(e))
        {
            return new VerificationReport(0, new LedgerFault(0, LedgerFaultKind.Unreadable));
        }
    }

    private TResult With<TArgument, TResult>(Func<EntryReader, TArgument, TResult> ask, TArgument argument)
    {
        EntryReader? reader;
        lock (_idle)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _idle.TryPop(out reader);
        }

        reader ??= new EntryReader(_folder);
        TResult result;
        try
        {
            result = ask(reader, argument);
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        lock (_idle)
        {
            if (!_disposed && _idle.Count < MostIdle)
            {
                _idle.Push(reader);
                return result;
            }
        }

        reader.Dispose();
        return result;
    }
}
