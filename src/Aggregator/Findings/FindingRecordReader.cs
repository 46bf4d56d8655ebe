using Microsoft.Data.Sqlite;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Findings;

/// <summary>Reads findings with their life and what people said of them. Not thread-safe: the table that has the connection guards it.</summary>
internal sealed class FindingRecordReader(SqliteConnection connection, Catalogue.Catalogue catalogue)
{
    private const string RecordColumns = "id, body, numbers, state, raised, resolved, resolved_by";

    /// <summary>Findings, the latest period first, then the severest.</summary>
    public IReadOnlyList<FindingRecord> Find(FindingFilter filter)
    {
        Area[][] within = [.. filter.Within.Select(units => units.Select(u => catalogue.TryGetArea(u, out var unit) ? unit : null).OfType<Area>().ToArray())];
        using var command = Select("id, area", filter, "ORDER BY last_day DESC, period, severity DESC, id");
        using var rows = command.ExecuteReader();
        var included = new Dictionary<string, bool>(StringComparer.Ordinal);
        var found = new List<FindingRecord>();
        var skipped = 0;
        while (found.Count < filter.Limit && rows.Read())
        {
            // Bodies are read of those alone that are given: what is sorted and passed over is short.
            if (Includes(within, rows.GetString(1), included) && skipped++ >= filter.Offset && Get(rows.GetString(0)) is { } record)
            {
                found.Add(record);
            }
        }

        return found;
    }

    /// <summary>How many findings fit, by severity, whatever the filter's limit and offset; a severity without any is not there.</summary>
    public IReadOnlyDictionary<CheckSeverity, int> Count(FindingFilter filter)
    {
        Area[][] within = [.. filter.Within.Select(units => units.Select(u => catalogue.TryGetArea(u, out var unit) ? unit : null).OfType<Area>().ToArray())];
        using var command = Select("severity, area", filter, "");
        using var rows = command.ExecuteReader();
        var included = new Dictionary<string, bool>(StringComparer.Ordinal);
        var counts = new Dictionary<CheckSeverity, int>();
        while (rows.Read())
        {
            if (Includes(within, rows.GetString(1), included))
            {
                var severity = (CheckSeverity)rows.GetInt32(0);
                counts[severity] = counts.GetValueOrDefault(severity) + 1;
            }
        }

        return counts;
    }

    /// <summary>A finding; null where there is none of that identifier.</summary>
    public FindingRecord? Get(string id)
    {
        using var command = connection.Command($"SELECT {RecordColumns} FROM findings WHERE id=$id", ("$id", id));
        using var rows = command.ExecuteReader();
        return rows.Read() ? ReadRecord(rows) : null;
    }

    // Only what is asked for is a condition, and only the period may choose an index (the plus signs): a condition that may be empty makes SQLite look at every
    // finding, and an index over states would have it sort nearly all of them.
    private SqliteCommand Select(string columns, FindingFilter filter, string order)
    {
        string[] conditions =
        [
            filter.Period is null ? "" : " AND period=$period", filter.Source is null ? "" : " AND +source=$source", filter.State is null ? "" : " AND +state=$state",
            filter.Rule is null ? "" : " AND +rule=$rule", filter.Severity is null ? "" : " AND +severity=$severity",
        ];
        return connection.Command(
            $"SELECT {columns} FROM findings WHERE true{string.Concat(conditions)} {order}",
            ("$period", filter.Period?.ToString()), ("$source", filter.Source), ("$state", filter.State?.ToString()),
            ("$rule", filter.Rule), ("$severity", filter.Severity is { } s ? (long)s : null));
    }

    private bool Includes(Area[][] within, string area, Dictionary<string, bool> included)
    {
        if (!included.TryGetValue(area, out var isIncluded))
        {
            included[area] = isIncluded = Includes(within, FindingCodec.AreaOf(area));
        }

        return isIncluded;
    }

    // A unit that the catalogue no longer has narrows the question, never widens it.
    private bool Includes(Area[][] within, AreaKey key) =>
        catalogue.TryGetArea(key, out var area) && within.All(units => units.Any(u => u.Covers(area)));

    private FindingRecord ReadRecord(SqliteDataReader row)
    {
        var (id, numbers) = (row.GetString(0), row.GetString(2));
        return new FindingRecord
        {
            Id = id,
            Finding = FindingCodec.Decode(row.GetString(1)),
            Numbers = numbers,
            State = Enum.Parse<FindingState>(row.GetString(3)),
            Raised = row.GetInt64(4),
            Resolved = row.GetInt64(5),
            ResolvedBy = row.GetInt64(6),
            Explanations = ReadExplanations(id, numbers),
            Events = ReadEvents(id),
        };
    }

    private List<FindingExplanation> ReadExplanations(string id, string numbers)
    {
        using var command = connection.Command("SELECT sequence, unix_ms, by_whom, reason, numbers FROM explanations WHERE finding=$id ORDER BY sequence", ("$id", id));
        using var rows = command.ExecuteReader();
        var explanations = new List<FindingExplanation>();
        while (rows.Read())
        {
            explanations.Add(new FindingExplanation(
                rows.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)), rows.GetString(2), rows.GetString(3), rows.GetString(4) == numbers));
        }

        return explanations;
    }

    private List<FindingEvent> ReadEvents(string id)
    {
        using var command = connection.Command("SELECT event, position, receipt FROM finding_events WHERE finding=$id ORDER BY number", ("$id", id));
        using var rows = command.ExecuteReader();
        var events = new List<FindingEvent>();
        while (rows.Read())
        {
            events.Add(new FindingEvent(Enum.Parse<FindingEventKind>(rows.GetString(0)), rows.GetInt64(1), rows.GetInt64(2)));
        }

        return events;
    }
}
