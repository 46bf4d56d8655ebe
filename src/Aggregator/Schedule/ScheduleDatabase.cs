using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Telemetry.Aggregator.Schedule;

/// <summary>
/// The file <c>aggregator.db</c>. It can be thrown away: everything is then due again, and what people decided is
/// read again from the ledger. So a file that is damaged or of another
/// layout is replaced without asking.
/// </summary>
internal static class ScheduleDatabase
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "aggregator.db";

    private const int Layout = 3;
    private const int Corrupt = 11; // SQLITE_CORRUPT
    private const int NotADatabase = 26; // SQLITE_NOTADB

    private static readonly string Tables = string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN IMMEDIATE;
        CREATE TABLE runs(
            period TEXT PRIMARY KEY, position INTEGER NOT NULL, catalogue_version TEXT NOT NULL,
            finished_utc TEXT NOT NULL, duration_ms INTEGER NOT NULL, outcome TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE scans(period TEXT PRIMARY KEY, through INTEGER NOT NULL, catalogue_version TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE standing(period TEXT NOT NULL, metric TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY(period, metric)) WITHOUT ROWID;
        CREATE TABLE findings(
            id TEXT PRIMARY KEY, rule TEXT NOT NULL, severity INTEGER NOT NULL, source TEXT NOT NULL, shard TEXT NOT NULL, area TEXT NOT NULL,
            period TEXT NOT NULL, last_day INTEGER NOT NULL, rests_on TEXT NOT NULL, state TEXT NOT NULL, raised INTEGER NOT NULL,
            resolved INTEGER NOT NULL, resolved_by INTEGER NOT NULL, numbers TEXT NOT NULL, body TEXT NOT NULL);
        CREATE INDEX findings_by_period ON findings(period, shard);
        CREATE INDEX findings_by_state ON findings(state, severity);
        CREATE INDEX findings_in_order ON findings(last_day DESC, period, severity DESC, id);
        CREATE TABLE finding_events(
            number INTEGER PRIMARY KEY, finding TEXT NOT NULL, event TEXT NOT NULL, position INTEGER NOT NULL, receipt INTEGER NOT NULL);
        CREATE INDEX finding_events_by_finding ON finding_events(finding, number);
        CREATE TABLE explanations(
            sequence INTEGER PRIMARY KEY, finding TEXT NOT NULL, numbers TEXT NOT NULL, by_whom TEXT NOT NULL, reason TEXT NOT NULL, unix_ms INTEGER NOT NULL);
        CREATE INDEX explanations_by_finding ON explanations(finding, sequence);
        CREATE TABLE evaluations(period TEXT PRIMARY KEY, position INTEGER NOT NULL, catalogue_version TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE decisions_read(through INTEGER NOT NULL);
        INSERT INTO decisions_read VALUES(0);
        PRAGMA user_version={Layout};
        COMMIT;
        """);

    /// <summary>Opens the file in that folder; makes both when they are missing.</summary>
    public static SqliteConnection Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        try
        {
            return TryOpen(path) ?? Replace(path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return Replace(path);
        }
    }

    private static SqliteConnection Replace(string path)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }

        return TryOpen(path) ?? throw new InvalidDataException($"'{path}' has a layout that this program does not know, just after it was made anew");
    }

    private static SqliteConnection? TryOpen(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
            var layout = connection.Number("PRAGMA user_version");
            if (layout == 0 && connection.Number("SELECT count(*) FROM sqlite_master") == 0)
            {
                connection.Execute(Tables);
                layout = Layout;
            }

            if (layout == Layout)
            {
                return connection;
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }
}
