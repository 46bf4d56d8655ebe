using Microsoft.Data.Sqlite;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>
/// Findings with their life, and what people said of them, in <c>aggregator.db</c>: a projection of figures and of the ledger's
/// decisions. Thread-safe.
/// </summary>
internal sealed class FindingTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();
    private readonly FindingRecordReader _records;
    private long _state;

    private FindingTable(SqliteConnection connection, Catalogue.Catalogue catalogue)
    {
        _connection = connection;
        _records = new FindingRecordReader(connection, catalogue);
    }

    /// <summary>Ledger sequence through which decisions were read.</summary>
    public long DecisionsThrough
    {
        get
        {
            lock (_lock)
            {
                return _connection.Number("SELECT through FROM decisions_read");
            }
        }
    }

    /// <summary>Grows whenever findings may have changed, after the change; says nothing to another process.</summary>
    public long State => Interlocked.Read(ref _state);

    /// <summary>Opens the table in that folder; makes both when they are missing.</summary>
    public static FindingTable Open(string folder, Catalogue.Catalogue catalogue) => new(ScheduleDatabase.Open(folder), catalogue);

    /// <summary>Takes in what people decided, and how far the ledger was read for it; what was taken in before changes nothing.</summary>
    public void Explain(IReadOnlyList<ExplanationRow> rows, long through)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var row in rows)
            {
                _connection.Execute(
                    "INSERT OR IGNORE INTO explanations(sequence, finding, numbers, by_whom, reason, unix_ms) VALUES($sequence, $finding, $numbers, $by, $reason, $time)",
                    ("$sequence", row.Sequence), ("$finding", row.Decision.Finding), ("$numbers", row.Decision.Numbers),
                    ("$by", row.Decision.By), ("$reason", row.Decision.Reason), ("$time", row.Time.ToUnixTimeMilliseconds()));
                _connection.Execute(
                    "UPDATE findings SET state=$explained WHERE id=$finding AND numbers=$numbers AND state=$open",
                    ("$explained", nameof(FindingState.Explained)), ("$open", nameof(FindingState.Open)), ("$finding", row.Decision.Finding), ("$numbers", row.Decision.Numbers));
            }

            _connection.Execute("UPDATE decisions_read SET through=max(through, $through)", ("$through", through));
            transaction.Commit();
            Interlocked.Increment(ref _state);
        }
    }

    /// <summary>Replaces what is known of a period in a shard by what an evaluation found, each finding going on with its life.</summary>
    /// <param name="period">The period.</param>
    /// <param name="shard">Province or country.</param>
    /// <param name="found">Everything that the rules have against it now.</param>
    /// <param name="receiptOf">Ledger sequence of a cell as it is now; 0 where that is not known.</param>
    /// <param name="position">Ledger position of the evaluation.</param>
    public void Apply(Period period, AreaKey shard, IReadOnlyList<Finding> found, Func<FindingCell, long> receiptOf, long position)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            var known = ReadStored(period, shard);
            foreach (var finding in found)
            {
                var id = finding.Id;
                Upsert(id, finding, shard, known.TryGetValue(id, out var before) ? before : null, position);
                known.Remove(id);
            }

            foreach (var (id, gone) in known.Where(k => k.Value.State != FindingState.Resolved))
            {
                var receipt = CorrectionOf(gone.Finding, receiptOf);
                _connection.Execute(
                    "UPDATE findings SET state=$state, resolved=$position, resolved_by=$receipt WHERE id=$id",
                    ("$state", nameof(FindingState.Resolved)), ("$position", position), ("$receipt", receipt), ("$id", id));
                AddEvent(id, FindingEventKind.Resolved, position, receipt);
            }

            transaction.Commit();
            Interlocked.Increment(ref _state);
        }
    }

    /// <summary>Notes that all shards of a period were evaluated.</summary>
    public void Evaluated(Period period, long position, string catalogueVersion)
    {
        lock (_lock)
        {
            _connection.Execute(
                "REPLACE INTO evaluations(period, position, catalogue_version) VALUES($period, $position, $version)",
                ("$period", period.ToString()), ("$position", position), ("$version", catalogueVersion));
        }
    }

    /// <summary>Ledger position at which a period was last checked by that catalogue version; null where it was not.</summary>
    public long? EvaluatedAt(Period period, string catalogueVersion)
    {
        lock (_lock)
        {
            using var command = _connection.Command(
                "SELECT position FROM evaluations WHERE period=$period AND catalogue_version=$version", ("$period", period.ToString()), ("$version", catalogueVersion));
            return (long?)command.ExecuteScalar();
        }
    }

    /// <summary>Other periods with unresolved findings that rest on values of that period.</summary>
    public IReadOnlyList<Period> PeriodsResting(Period on)
    {
        lock (_lock)
        {
            using var command = _connection.Command(
                "SELECT DISTINCT period FROM findings WHERE state<>$resolved AND instr(rests_on, $on)>0", ("$resolved", nameof(FindingState.Resolved)), ("$on", $" {on} "));
            using var rows = command.ExecuteReader();
            var periods = new List<Period>();
            while (rows.Read())
            {
                periods.Add(Period.Parse(rows.GetString(0)));
            }

            return periods;
        }
    }

    /// <summary>Shards that have unresolved findings of a period.</summary>
    public IReadOnlyList<AreaKey> ShardsOf(Period period)
    {
        lock (_lock)
        {
            using var command = _connection.Command(
                "SELECT DISTINCT shard FROM findings WHERE period=$period AND state<>$resolved", ("$period", period.ToString()), ("$resolved", nameof(FindingState.Resolved)));
            using var rows = command.ExecuteReader();
            var shards = new List<AreaKey>();
            while (rows.Read())
            {
                shards.Add(FindingCodec.AreaOf(rows.GetString(0)));
            }

            return shards;
        }
    }

    /// <summary>Findings, the latest period first, then the severest.</summary>
    public IReadOnlyList<FindingRecord> Find(FindingFilter filter)
    {
        lock (_lock)
        {
            return _records.Find(filter);
        }
    }

    /// <inheritdoc cref="FindingRecordReader.Count"/>
    public IReadOnlyDictionary<CheckSeverity, int> Count(FindingFilter filter)
    {
        lock (_lock)
        {
            return _records.Count(filter);
        }
    }

    /// <summary>How many findings are open, by severity; a severity without any is not there.</summary>
    public IReadOnlyDictionary<CheckSeverity, long> CountOpen()
    {
        lock (_lock)
        {
            using var command = _connection.Command("SELECT severity, count(*) FROM findings WHERE state=$open GROUP BY severity", ("$open", nameof(FindingState.Open)));
            using var rows = command.ExecuteReader();
            var counts = new Dictionary<CheckSeverity, long>();
            while (rows.Read())
            {
                counts.Add((CheckSeverity)rows.GetInt32(0), rows.GetInt64(1));
            }

            return counts;
        }
    }

    /// <summary>A finding; null where there is none of that identifier.</summary>
    public FindingRecord? Get(string id)
    {
        lock (_lock)
        {
            return _records.Get(id);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _connection.Dispose();
        }
    }

    // The highest revision among the cells that were reported again since.
    private static long CorrectionOf(Finding finding, Func<FindingCell, long> receiptOf)
    {
        var correction = 0L;
        foreach (var cell in finding.Cells.Where(c => c.Receipt > 0))
        {
            var now = receiptOf(cell);
            correction = now > cell.Receipt ? Math.Max(correction, now) : correction;
        }

        return correction;
    }

    private void Upsert(string id, Finding finding, AreaKey shard, Stored? before, long position)
    {
        var numbers = finding.Numbers;
        var state = IsExplained(id, numbers) ? FindingState.Explained : FindingState.Open;
        var restsOn = string.Join(' ', finding.Cells.Select(c => c.Period).Where(p => p != finding.Period).Distinct());
        _connection.Execute(
            """
            INSERT INTO findings(id, rule, severity, source, shard, area, period, last_day, rests_on, state, raised, resolved, resolved_by, numbers, body)
            VALUES($id, $rule, $severity, $source, $shard, $area, $period, $last, $rests, $state, $position, 0, 0, $numbers, $body)
            ON CONFLICT(id) DO UPDATE SET severity=excluded.severity, rests_on=excluded.rests_on, state=excluded.state, resolved=0, resolved_by=0,
                numbers=excluded.numbers, body=excluded.body
            """,
            ("$id", id), ("$rule", finding.Rule), ("$severity", (long)finding.Severity), ("$source", finding.Source), ("$shard", shard.ToString()),
            ("$area", finding.Area.ToString()), ("$period", finding.Period.ToString()), ("$last", finding.Period.Last.DayNumber), ("$rests", $" {restsOn} "),
            ("$state", state.ToString()), ("$position", position), ("$numbers", numbers), ("$body", FindingCodec.Encode(finding)));
        if (before is null)
        {
            AddEvent(id, FindingEventKind.Opened, position, 0);
        }
        else if (before.State == FindingState.Resolved)
        {
            AddEvent(id, FindingEventKind.Reopened, position, 0);
        }
        else if (before.Numbers != numbers)
        {
            AddEvent(id, FindingEventKind.Changed, position, 0);
        }
    }

    private bool IsExplained(string id, string numbers) =>
        _connection.Number("SELECT count(*) FROM explanations WHERE finding=$id AND numbers=$numbers", ("$id", id), ("$numbers", numbers)) > 0;

    private Dictionary<string, Stored> ReadStored(Period period, AreaKey shard)
    {
        using var command = _connection.Command("SELECT id, state, numbers, body FROM findings WHERE period=$period AND shard=$shard", ("$period", period.ToString()), ("$shard", shard.ToString()));
        using var rows = command.ExecuteReader();
        var stored = new Dictionary<string, Stored>(StringComparer.Ordinal);
        while (rows.Read())
        {
            stored.Add(rows.GetString(0), new Stored(Enum.Parse<FindingState>(rows.GetString(1)), rows.GetString(2), FindingCodec.Decode(rows.GetString(3))));
        }

        return stored;
    }

    private void AddEvent(string id, FindingEventKind kind, long position, long receipt) => _connection.Execute(
        "INSERT INTO finding_events(finding, event, position, receipt) VALUES($id, $event, $position, $receipt)",
        ("$id", id), ("$event", kind.ToString()), ("$position", position), ("$receipt", receipt));

    private sealed record Stored(FindingState State, string Numbers, Finding Finding);
}
