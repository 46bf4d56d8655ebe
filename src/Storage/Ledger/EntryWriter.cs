using Microsoft.Data.Sqlite;
using SQLitePCL;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>The connection that appends to a segment. Only the writer thread uses it; after any exception it is good for nothing but <see cref="Dispose"/>.</summary>
internal sealed class EntryWriter : IDisposable
{
    private const int PagesWrittenStatus = 9; // SQLITE_DBSTATUS_CACHE_WRITE
    private const int FrameHeaderBytes = 24;
    private readonly SqliteConnection _connection;
    private readonly long _frameBytes;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _insert;

    public EntryWriter(string folder, int year, long? maxBytes)
    {
        Year = year;
        _connection = LedgerDatabase.OpenForWriting(folder, year, maxBytes);
        try
        {
            _begin = new SqliteStatement(_connection.Handle!, "BEGIN IMMEDIATE");
            _commit = new SqliteStatement(_connection.Handle!, "COMMIT");
            _find = EntryRow.Prepare(_connection, "WHERE source = ? AND submission_id = ?");
            _insert = new SqliteStatement(_connection.Handle!, $"INSERT INTO entries ({EntryRow.HeaderColumns}, outcome, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            _frameBytes = LedgerDatabase.PageBytesOf(_connection) + FrameHeaderBytes;
            Head = ReadHead();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The segment's year.</summary>
    public int Year { get; }

    /// <summary>The last committed entry.</summary>
    public LedgerHead Head { get; private set; }

    /// <summary>Time of an entry that is committed now: never earlier than the entry before, whatever the clock does.</summary>
    public DateTimeOffset TimeOf(DateTimeOffset now)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return time > Head.Time ? time : Head.Time;
    }

    /// <summary>Appends all of them in one commit, which is on the disk when this returns, or none.</summary>
    public void Append(IReadOnlyList<PendingAppend> batch, DateTimeOffset time, Action? beforeCommit)
    {
        _begin.Execute();
        var head = Head;
        foreach (var pending in batch)
        {
            var entry = pending.Entry;
            if (Find(entry.Source, entry.SubmissionId) is { } first)
            {
                pending.Result = new AppendResult(first, IsDuplicate: true);
                continue;
            }

            var header = Next(head, time, pending);
            Insert(header, entry);
            head = new LedgerHead(header.Sequence, header.Time, header.Hash);
            pending.Result = new AppendResult(header, IsDuplicate: false);
        }

        beforeCommit?.Invoke();
        _commit.Execute();
        Head = head;
    }

    /// <summary>Bytes that went into the log since the last call.</summary>
    public long TakeLogBytes()
    {
        _ = raw.sqlite3_db_status(_connection.Handle, PagesWrittenStatus, out var pages, out _, 1);
        return pages * _frameBytes;
    }

    /// <inheritdoc cref="LedgerDatabase.Checkpoint"/>
    public bool Checkpoint(bool truncate = false) => LedgerDatabase.Checkpoint(_connection, truncate);

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _find.Dispose();
        _insert.Dispose();
        _connection.Dispose();
    }

    private static EntryHeader Next(LedgerHead head, DateTimeOffset time, PendingAppend pending)
    {
        var entry = pending.Entry;
        var sequence = head.Sequence + 1;
        var hash = EntryHash.Compute(head.Hash, sequence, time, entry.Kind, entry.Source, entry.SubmissionId, entry.PayloadHash, pending.OutcomeHash);
        return new EntryHeader(sequence, time, entry.Kind, entry.Source, entry.SubmissionId, entry.PayloadHash, pending.OutcomeHash, hash);
    }

    private void Insert(EntryHeader header, NewEntry entry) => _insert
        .Bind(1, header.Sequence)
        .Bind(2, header.Time.ToUnixTimeMilliseconds())
        .Bind(3, (long)header.Kind)
        .Bind(4, header.Source)
        .Bind(5, header.SubmissionId)
        .Bind(6, header.PayloadHash)
        .Bind(7, header.OutcomeHash)
        .Bind(8, header.Hash)
        .Bind(9, entry.Outcome.Span)
        .Bind(10, entry.Payload.Span)
        .Execute();

    private EntryHeader? Find(string source, string submissionId)
    {
        var found = _find.Bind(1, source).Bind(2, submissionId).Step() ? EntryRow.ReadHeader(_find) : null;
        _find.Reset();
        return found;
    }

    private LedgerHead ReadHead()
    {
        using var last = EntryRow.Prepare(_connection, "ORDER BY sequence DESC LIMIT 1");
        return last.Step() && EntryRow.ReadHeader(last) is var header ? new LedgerHead(header.Sequence, header.Time, header.Hash) : LedgerHead.Empty;
    }
}
