using Microsoft.Data.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// Reads a ledger, beside the writer or without one, in this process or another. Never blocks the writer. Thread-safe; every call
/// sees all that was committed before it. Headers, catalogues and decisions are there for ever; whatever else (submissions, editions) lies in a year that has been archived is answered
/// with <see cref="LedgerSegmentMissingException"/>.
/// </summary>
public sealed class LedgerReader : IDisposable
{
    private const int DefaultMaxEntries = 4096;
    private readonly string _folder;
    private readonly Func<int> _year;
    private readonly EntryReaderPool _readers;

    internal LedgerReader(string folder, Func<int> year)
    {
        _folder = folder;
        _year = year;
        _readers = new EntryReaderPool(folder);
    }

    /// <summary>For a ledger that exists: tools that verify or export.</summary>
    /// <exception cref="FileNotFoundException">There is no ledger in the folder.</exception>
    public static LedgerReader Open(string folder)
    {
        _ = LedgerFiles.Active(folder);
        return new LedgerReader(folder, () => LedgerFiles.Years(folder)[^1]);
    }

    /// <summary>The last committed entry.</summary>
    public LedgerHead Head() => With(static (reader, _) => reader.Head(), 0);

    /// <summary>The entry that bears the identifier; null when none does.</summary>
    public EntryHeader? Find(string source, string submissionId) => With(static (reader, key) => reader.Find(key.source, key.submissionId), (source, submissionId));

    /// <summary>The header of the entry at the position; null when there is none.</summary>
    public EntryHeader? Header(long sequence) => With(static (reader, sequence) => reader.Header(sequence), sequence);

    /// <summary>Headers from a position on, in order, of archived years too.</summary>
    /// <param name="fromSequence">First position.</param>
    /// <param name="maxEntries">Most headers.</param>
    public IReadOnlyList<EntryHeader> Headers(long fromSequence, int maxEntries = DefaultMaxEntries) =>
        With(static (reader, ask) => reader.Headers(ask.fromSequence, ask.maxEntries), (fromSequence, maxEntries));

    /// <summary>Hashes of entries one behind the other, 32 bytes each, of archived years too.</summary>
    /// <param name="fromSequence">First position.</param>
    /// <param name="count">How many; all of them are there.</param>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public byte[] Hashes(long fromSequence, int count) => With(static (reader, ask) => reader.Hashes(ask.fromSequence, ask.count), (fromSequence, count));

    /// <summary>Catalogues or decisions whose identifiers lie in a range, by their bytes and the last first, of archived years too.</summary>
    /// <param name="source">Whose they are.</param>
    /// <param name="fromId">First identifier.</param>
    /// <param name="beforeId">The one behind the last.</param>
    /// <param name="maxEntries">Most entries.</param>
    public IReadOnlyList<LedgerEntry> ReadIdentifiers(string source, string fromId, string beforeId, int maxEntries = DefaultMaxEntries) =>
        With(static (reader, ask) => reader.ReadIdentifiers(ask.source, ask.fromId, ask.beforeId, ask.maxEntries), (source, fromId, beforeId, maxEntries));

    /// <summary>The entry at the position; null when there is none.</summary>
    /// <param name="sequence">Position, from 1.</param>
    /// <exception cref="LedgerSegmentMissingException">It is archived.</exception>
    public LedgerEntry? Get(long sequence) =>
        With(static (reader, sequence) => reader.Get(sequence), sequence)
        ?? (Header(sequence) is null ? null : WithSegmentOf(sequence, static (reader, sequence) => reader.Get(sequence), sequence));

    /// <summary>The beginning of the entry at the position, whatever its size; null when there is none.</summary>
    /// <param name="sequence">Position, from 1.</param>
    /// <exception cref="LedgerSegmentMissingException">It is archived.</exception>
    public EntryHead? HeadOf(long sequence) =>
        With(static (reader, sequence) => reader.HeadOf(sequence), sequence)
        ?? (Header(sequence) is null ? null : WithSegmentOf(sequence, static (reader, sequence) => reader.HeadOf(sequence), sequence));

    /// <summary>Entries from a position on; a batch ends with a year.</summary>
    /// <param name="fromSequence">First position.</param>
    /// <param name="maxBytes">Most bytes of payloads and outcomes; the first entry comes however large it is.</param>
    /// <param name="maxEntries">Most entries.</param>
    /// <exception cref="LedgerSegmentMissingException">The first one is archived.</exception>
    public LedgerBatch Read(long fromSequence, long maxBytes, int maxEntries = DefaultMaxEntries) => WithSegmentOf(
        fromSequence, static (reader, ask) => reader.Read(ask.fromSequence, ask.maxBytes, ask.maxEntries), (fromSequence, maxBytes, maxEntries));

    /// <summary>Catalogues or decisions within a range of positions, in order, of archived years too; submissions and editions are not read.</summary>
    /// <param name="kind">The kind, one whose content does not go with its year.</param>
    /// <param name="fromSequence">First position.</param>
    /// <param name="throughSequence">Last position.</param>
    /// <param name="maxEntries">Most entries.</param>
    public IReadOnlyList<LedgerEntry> ReadKind(EntryKind kind, long fromSequence, long throughSequence, int maxEntries = DefaultMaxEntries)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(kind.IsOfItsYear(), true, nameof(kind));
        return With(static (reader, ask) => reader.ReadKind(ask.kind, ask.fromSequence, ask.throughSequence, ask.maxEntries), (kind, fromSequence, throughSequence, maxEntries));
    }

    /// <summary>The first 1,024 bytes of submissions' outcomes from a position on, in order: enough for their counts. Payloads are not read.</summary>
    /// <param name="fromSequence">First position.</param>
    /// <param name="maxEntries">Most entries.</param>
    /// <exception cref="LedgerSegmentMissingException">One of them is archived.</exception>
    public IReadOnlyList<(long Sequence, string Source, ReadOnlyMemory<byte> Outcome)> ReadOutcomeHeads(long fromSequence, int maxEntries = DefaultMaxEntries)
    {
        while (true)
        {
            var last = With(static (reader, from) => reader.SegmentOf(from), fromSequence).Last;
            var heads = WithSegmentOf(fromSequence, static (reader, ask) => reader.ReadOutcomeHeads(ask.fromSequence, ask.maxEntries), (fromSequence, maxEntries));
            if (heads.Count > 0 || last == long.MaxValue)
            {
                return heads;
            }

            fromSequence = last + 1;
        }
    }

    /// <summary>Position of the last entry committed at or before the time; 0 when there is none.</summary>
    public long PositionAt(DateTimeOffset time) => With(static (reader, time) => reader.PositionAt(time), time);

    /// <summary>All years of the ledger, ascending, archived ones too; the last is written.</summary>
    public IReadOnlyList<LedgerSegment> Segments() => With(static (reader, _) => reader.Segments, 0);

    /// <summary>Years with entries whose files are not in the folder, ascending.</summary>
    public IReadOnlyList<LedgerSegment> Archived() =>
        [.. Segments().Where(s => s.First <= s.Last && !File.Exists(Path.Combine(_folder, s.File)))];

    /// <summary>Recomputes every hash and looks every identifier up; stops at the first broken entry.</summary>
    /// <param name="progress">Told the position from time to time.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public VerificationReport Verify(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        new LedgerVerifier(_folder, _year(), _readers).Verify(progress, cancellationToken);

    /// <summary>Verifies one year that is there, and that it belongs to this ledger.</summary>
    /// <param name="year">The year.</param>
    /// <param name="progress">Told the position from time to time.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public VerificationReport VerifyYear(int year, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        new LedgerVerifier(_folder, _year(), _readers).VerifySegment(Segments().Single(s => s.Year == year), progress, cancellationToken);

    /// <summary>Verifies the last entries, and that the closed segments belong to this ledger.</summary>
    public VerificationReport VerifyTail(int entries) => new LedgerVerifier(_folder, _year(), _readers).VerifyTail(entries);

    /// <summary>Closes idle connections to a segment that the writer is about to close: the last one to close it takes the files of its log away.</summary>
    internal void Leave(int year) => _readers.Leave(year);

    /// <summary>Closes the connections; calls under way finish.</summary>
    public void Dispose() => _readers.Dispose();

    private TResult With<TArgument, TResult>(Func<EntryReader, TArgument, TResult> ask, TArgument argument) => _readers.With(_year(), ask, argument);

    private TResult WithSegmentOf<TArgument, TResult>(long sequence, Func<EntryReader, TArgument, TResult> ask, TArgument argument)
    {
        var year = _year();
        var segment = _readers.With(year, static (reader, sequence) => reader.SegmentOf(sequence), sequence);
        return segment.Year == year ? _readers.With(year, ask, argument) : _readers.WithClosed(segment, ask, argument);
    }
}
