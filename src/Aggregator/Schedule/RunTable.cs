using System.Globalization;
using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>
/// What was computed, at which ledger position and with which catalogue: one row a period, in <c>aggregator.db</c>. Thread-safe.
/// </summary>
internal sealed class RunTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    private RunTable(SqliteConnection connection)
    {
        _connection = connection;
        Standing = new StandingTable(connection, _lock);
    }

    /// <summary>What is known of standing figures, in the same file.</summary>
    public StandingTable Standing { get; }

    /// <summary>Opens the table in that folder; makes both when they are missing.</summary>
    public static RunTable Open(string folder) => new(ScheduleDatabase.Open(folder));

    /// <summary>The last run of every period.</summary>
    public Dictionary<Period, RunRecord> Read()
    {
        lock (_lock)
        {
            using var command = _connection.Command("SELECT period, position, catalogue_version, finished_utc, duration_ms, outcome FROM runs");
            using var rows = command.ExecuteReader();
            var runs = new Dictionary<Period, RunRecord>();
            while (rows.Read())
            {
                var period = Period.Parse(rows.GetString(0));
                runs.Add(period, new RunRecord(
                    period,
                    rows.GetInt64(1),
                    rows.GetString(2),
                    DateTimeOffset.Parse(rows.GetString(3), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                    TimeSpan.FromMilliseconds(rows.GetInt64(4)),
                    Enum.Parse<RunOutcome>(rows.GetString(5))));
            }

            return runs;
        }
    }

    /// <summary>Keeps a success in the place of what was known of the period.</summary>
    public void Succeeded(Period period, long position, string catalogueVersion, DateTimeOffset finished, TimeSpan duration) => Write(
        new RunRecord(period, position, catalogueVersion, finished, duration, RunOutcome.Succeeded),
        """
        position=excluded.position, catalogue_version=excluded.catalogue_version,
        finished_utc=excluded.finished_utc, duration_ms=excluded.duration_ms, outcome=excluded.outcome
        """);

    /// <summary>Notes a failure beside the last success, which stays.</summary>
    public void Failed(Period period, DateTimeOffset finished, TimeSpan duration) =>
        Write(new RunRecord(period, 0, "", finished, duration, RunOutcome.Failed), "outcome=excluded.outcome");

    /// <summary>Forgets what was computed for a period; it is due again if it has figures.</summary>
    public void Forget(Period period)
    {
        lock (_lock)
        {
            _connection.Execute("DELETE FROM runs WHERE period=$period", ("$period", period.ToString()));
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

    private void Write(RunRecord run, string update)
    {
        lock (_lock)
        {
            _connection.Execute(
                $"""
                INSERT INTO runs(period, position, catalogue_version, finished_utc, duration_ms, outcome)
                VALUES($period, $position, $catalogue, $finished, $duration, $outcome)
                ON CONFLICT(period) DO UPDATE SET {update}
                """,
                ("$period", run.Period.ToString()), ("$position", run.Position), ("$catalogue", run.CatalogueVersion),
                ("$finished", run.Finished.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
                ("$duration", (long)run.Duration.TotalMilliseconds), ("$outcome", run.Outcome.ToString()));
        }
    }
}
