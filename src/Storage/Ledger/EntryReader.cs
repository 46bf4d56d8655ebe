using System.Buffers;
using Microsoft.Data.Sqlite;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>One connection that reads one segment. One thread at a time.</summary>
internal sealed class EntryReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _last;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _get;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _sizes;
    private readonly SqliteStatement _range;
    private readonly SqliteStatement _ofKind;
    private readonly SqliteStatement _outcomes;
    private readonly SqliteStatement _timeAt;
    private readonly SqliteStatement _counts;
    private readonly SqliteStatement _header;
    private readonly SqliteStatement _headers;
    private readonly SqliteStatement _hashes;
    private readonly SqliteStatement _ofIdentifiers;

    public EntryReader(string folder, int year, bool isClosed)
    {
        _connection = LedgerDatabase.OpenForReading(folder, year, isClosed);
        try
        {
            Segments = SegmentTable.Read(_connection, year);
            _header = EntryRow.Prepare(_connection, "WHERE sequence = ?");
            _headers = EntryRow.Prepare(_connection, "WHERE sequence >= ? ORDER BY sequence LIMIT ?");
            _hashes = new SqliteStatement(_connection.Handle!, "SELECT sequence, hash FROM entries WHERE sequence >= ? ORDER BY sequence LIMIT ?");
            _ofIdentifiers = EntryRow.Prepare(_connection, "WHERE source = ? AND submission_id >= ? AND submission_id < ? ORDER BY submission_id DESC LIMIT ?", bulk: true);
            _last = EntryRow.Prepare(_connection, "ORDER BY sequence DESC LIMIT 1");
            _find = EntryRow.Prepare(_connection, "WHERE source = ? AND submission_id = ?");
            _get = EntryRow.Prepare(_connection, "WHERE sequence = ?", bulk: true);
            _head = EntryRow.PrepareHead(_connection);
            _sizes = new SqliteStatement(_connection.Handle!, "SELECT sequence, length(outcome) + length(payload) FROM entries WHERE sequence >= ? ORDER BY sequence LIMIT ?");
            _range = EntryRow.Prepare(_connection, "WHERE sequence BETWEEN ? AND ? ORDER BY sequence", bulk: true);
            _ofKind = EntryRow.Prepare(_connection, "WHERE kind = ? AND sequence BETWEEN ? AND ? ORDER BY sequence LIMIT ?", bulk: true);
            _outcomes = new SqliteStatement(_connection.Handle!, "SELECT sequence, source, substr(outcome, 1, 1024) FROM entries WHERE kind = ? AND sequence >= ? ORDER BY sequence LIMIT ?");
            _timeAt = new SqliteStatement(_connection.Handle!, "SELECT time FROM entries WHERE sequence = ?");
            _counts = new SqliteStatement(_connection.Handle!, "SELECT (SELECT count(*) FROM entries INDEXED BY entries_by_identifier), (SELECT count(*) FROM entries NOT INDEXED)");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>All segments up to this one, ascending; this one is the last.</summary>
    public IReadOnlyList<LedgerSegment> Segments { get; }

    /// <summary>The segment that is read.</summary>
    public LedgerSegment Segment => Segments[^1];

    public LedgerHead Head()
    {
        using var row = new Use(_last);
        return _last.Step() && EntryRow.ReadHeader(_last) is var header ? new LedgerHead(header.Sequence, header.Time, header.Hash) : LedgerHead.Empty;
    }

    public EntryHeader? Find(string source, string submissionId)
    {
        using var row = new Use(_find.Bind(1, source).Bind(2, submissionId));
        return _find.Step() ? EntryRow.ReadHeader(_find) : null;
    }

    /// <summary>The segment with the whole entry.</summary>
    public LedgerSegment SegmentOf(long sequence)
    {
        var at = Segments.Count - 1;
        while (at > 0 && sequence < Segments[at].First)
        {
            at--;
        }

        return Segments[at];
    }

    /// <summary>The header of any entry up to this segment's last.</summary>
    public EntryHeader? Header(long sequence)
    {
        using var row = new Use(_header.Bind(1, sequence));
        return _header.Step() ? EntryRow.ReadHeader(_header) : null;
    }

    /// <summary>The entry; null where this segment does not have all of it.</summary>
    public LedgerEntry? Get(long sequence)
    {
        using var row = new Use(_get.Bind(1, sequence));
        return _get.Step() && !_get.IsNull(EntryRow.Payload) && !_get.IsNull(EntryRow.Outcome) ? new LedgerEntry(EntryRow.ReadHeader(_get), _get.Blob(EntryRow.Payload).ToArray(), _get.Blob(EntryRow.Outcome).ToArray()) : null;
    }

    /// <summary>The entry's beginning; null where this segment does not have all of it.</summary>
    public EntryHead? HeadOf(long sequence)
    {
        using var row = new Use(_head.Bind(1, sequence));
        return _head.Step() && !_head.IsNull(EntryRow.Payload) && !_head.IsNull(EntryRow.Outcome)
            ? new EntryHead(EntryRow.ReadHeader(_head), _head.Blob(EntryRow.Payload).ToArray(), _head.Blob(EntryRow.Outcome).ToArray())
            : null;
    }

    public long PositionAt(DateTimeOffset time)
    {
        var (low, high) = (0L, Head().Sequence);
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (TimeAt(middle) <= time)
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

    /// <summary>Entries of this segment from a position on.</summary>
    public LedgerBatch Read(long from, long maxBytes, int maxEntries)
    {
        var (last, count, bytes) = Measure(from, maxBytes, maxEntries);
        if (count == 0)
        {
            return new LedgerBatch([], null);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(checked((int)bytes));
        var entries = new List<LedgerEntry>(count);
        var at = 0;
        using var rows = new Use(_range.Bind(1, from).Bind(2, last));
        while (_range.Step())
        {
            var header = EntryRow.ReadHeader(_range);
            entries.Add(new LedgerEntry(header, Copy(_range.Blob(EntryRow.Payload)), Copy(_range.Blob(EntryRow.Outcome))));
        }

        return new LedgerBatch(entries, buffer);

        ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> blob)
        {
            var target = buffer.AsMemory(at, blob.Length);
            blob.CopyTo(target.Span);
            at += blob.Length;
            return target;
        }
    }

    /// <summary>Headers of any entries up to this segment's last, in order.</summary>
    public IReadOnlyList<EntryHeader> Headers(long from, int maxEntries)
    {
        var headers = new List<EntryHeader>(Math.Min(maxEntries, 1024));
        using var rows = new Use(_headers.Bind(1, from).Bind(2, maxEntries));
        while (_headers.Step())
        {
            headers.Add(EntryRow.ReadHeader(_headers));
        }

        return headers;
    }

    /// <summary>Hashes of entries without a gap, one behind the other.</summary>
    public byte[] Hashes(long from, int count)
    {
        var hashes = new byte[checked(count * LedgerHead.Empty.Hash.Length)];
        var (next, at) = (from, 0);
        using var rows = new Use(_hashes.Bind(1, from).Bind(2, count));
        while (_hashes.Step())
        {
            var hash = _hashes.Blob(1);
            if (_hashes.Int64(0) != next++ || hash.Length != LedgerHead.Empty.Hash.Length)
            {
                break;
            }

            hash.CopyTo(hashes.AsSpan(at));
            at += hash.Length;
        }

        return at == hashes.Length ? hashes : throw new InvalidDataException($"entry {from + (at / LedgerHead.Empty.Hash.Length)} is missing, or has no hash");
    }

    /// <summary>Catalogues or decisions whose identifiers lie in a range, the last first; of this segment and all before.</summary>
    public IReadOnlyList<LedgerEntry> ReadIdentifiers(string source, string from, string before, int maxEntries)
    {
        var entries = new List<LedgerEntry>();
        using var rows = new Use(_ofIdentifiers.Bind(1, source).Bind(2, from).Bind(3, before).Bind(4, maxEntries));
        while (_ofIdentifiers.Step())
        {
            entries.Add(new LedgerEntry(EntryRow.ReadHeader(_ofIdentifiers), _ofIdentifiers.Blob(EntryRow.Payload).ToArray(), _ofIdentifiers.Blob(EntryRow.Outcome).ToArray()));
        }

        return entries;
    }

    /// <summary>Catalogues or decisions of this segment and all before.</summary>
    public IReadOnlyList<LedgerEntry> ReadKind(EntryKind kind, long from, long through, int maxEntries)
    {
        var entries = new List<LedgerEntry>();
        using var rows = new Use(_ofKind.Bind(1, (long)kind).Bind(2, from).Bind(3, through).Bind(4, maxEntries));
        while (_ofKind.Step())
        {
            entries.Add(new LedgerEntry(EntryRow.ReadHeader(_ofKind), _ofKind.Blob(EntryRow.Payload).ToArray(), _ofKind.Blob(EntryRow.Outcome).ToArray()));
        }

        return entries;
    }

    /// <summary>The first 1,024 bytes of this segment's submissions' outcomes, which the counts are in: verdicts may be megabytes. Payloads are not read.</summary>
    public IReadOnlyList<(long Sequence, string Source, ReadOnlyMemory<byte> Outcome)> ReadOutcomeHeads(long from, int maxEntries)
    {
        var outcomes = new List<(long, string, ReadOnlyMemory<byte>)>();
        using var rows = new Use(_outcomes.Bind(1, (long)EntryKind.Submission).Bind(2, Math.Max(from, Segment.First)).Bind(3, maxEntries));
        while (_outcomes.Step())
        {
            outcomes.Add((_outcomes.Int64(0), _outcomes.Text(1), _outcomes.Blob(2).ToArray()));
        }

        return outcomes;
    }

    /// <summary>Rows of the index of identifiers, and of the table.</summary>
    public (long Identifiers, long Entries) Counts()
    {
        using var row = new Use(_counts);
        _counts.Step();
        return (_counts.Int64(0), _counts.Int64(1));
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _last, _find, _get, _head, _sizes, _range, _ofKind, _outcomes, _timeAt, _counts, _header, _headers, _hashes, _ofIdentifiers })
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private DateTimeOffset? TimeAt(long sequence)
    {
        using var row = new Use(_timeAt.Bind(1, sequence));
        return _timeAt.Step() ? DateTimeOffset.FromUnixTimeMilliseconds(_timeAt.Int64(0)) : null;
    }

    private (long Last, int Count, long Bytes) Measure(long from, long maxBytes, int maxEntries)
    {
        var (last, count, bytes) = (from - 1, 0, 0L);
        using var rows = new Use(_sizes.Bind(1, from).Bind(2, maxEntries));
        while (_sizes.Step())
        {
            var next = bytes + _sizes.Int64(1);
            if (count > 0 && next > maxBytes)
            {
                break;
            }

            (last, count, bytes) = (_sizes.Int64(0), count + 1, next);
        }

        return (last, count, bytes);
    }

    // An open row holds a snapshot, and with it the log: never leave one behind.
    private readonly ref struct Use(SqliteStatement statement)
    {
        public void Dispose() => statement.Reset();
    }
}
