using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// A segment's SQLite file: its tables, and how connections to it are opened. Each segment has every entry from the first on; those of earlier years without
/// outcome and payload, except catalogues and decisions, which are few and which the service needs at every start.
/// </summary>
internal static class LedgerDatabase
{
    // Measured: against 4 KiB a 450 KB payload costs a third less processor time; above 16 KiB a 7 KB payload costs half as much again.
    public const int PageBytes = 16 << 10;
    private const int ApplicationId = 0x544C_4547;
    public const int FormatVersion = 2;

    // Format 1 had no segments, and so neither that table nor entries without payload.
    private const int UndatedFormatVersion = 1;

    /// <summary>Tables of a segment.</summary>
    public const string Tables = """
        CREATE TABLE entries (
            sequence      INTEGER PRIMARY KEY,
            time          INTEGER NOT NULL,
            kind          INTEGER NOT NULL,
            source        TEXT    NOT NULL,
            submission_id TEXT    NOT NULL,
            payload_hash  BLOB    NOT NULL,
            outcome_hash  BLOB    NOT NULL,
            hash          BLOB    NOT NULL,
            outcome       BLOB,
            payload       BLOB
        ) STRICT;
        CREATE TABLE segments (
            year  INTEGER PRIMARY KEY,
            first INTEGER NOT NULL
        ) STRICT;
        """;

    /// <summary>What holds in them.</summary>
    public const string Rules = """
        CREATE UNIQUE INDEX entries_by_identifier ON entries (source, submission_id);
        CREATE TRIGGER entries_are_never_updated BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """;

    /// <summary>That the file is a ledger, and of which format.</summary>
    public static readonly string Marks = string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={ApplicationId}; PRAGMA user_version={FormatVersion};");

    /// <summary>For the writer: creates the file when missing; every commit is on the disk when it returns.</summary>
    /// <param name="folder">The ledger's folder.</param>
    /// <param name="year">The segment's year.</param>
    /// <param name="maxBytes">Most bytes of all segments in the folder.</param>
    public static SqliteConnection OpenForWriting(string folder, int year, long? maxBytes)
    {
        var connection = Connect(Path.Combine(folder, LedgerFiles.Segment(year)), SqliteOpenMode.ReadWriteCreate);
        try
        {
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA page_size={PageBytes}"));
            Execute(connection, "PRAGMA journal_mode=WAL");
            Execute(connection, "PRAGMA synchronous=FULL");
            Execute(connection, "PRAGMA wal_autocheckpoint=0");
            Execute(connection, "PRAGMA cache_size=-16384");
            var version = Scalar(connection, "PRAGMA user_version");
            if (version is not (0 or UndatedFormatVersion or FormatVersion) || (version == 0 && Scalar(connection, "SELECT count(*) FROM sqlite_schema") > 0))
            {
                throw new InvalidDataException($"{connection.DataSource} is not a ledger of format {FormatVersion}");
            }

            if (version == 0)
            {
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE; {Tables} {Rules} INSERT INTO segments VALUES ({year}, 1); {Marks} COMMIT;"));
            }

            // Not below what there is: a lowered limit must not keep the ledger from opening.
            var pages = maxBytes is null ? uint.MaxValue - 1L : Math.Max(1, (maxBytes.Value - BytesOfOthers(folder, year)) / PageBytesOf(connection));
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>For readers, which never block the writer. A closed segment is not written any more and needs neither locks nor the files of a log.</summary>
    public static SqliteConnection OpenForReading(string folder, int year, bool isClosed)
    {
        var file = Path.Combine(folder, LedgerFiles.Segment(year));
        return Connect(isClosed ? new Uri(Path.GetFullPath(file)).AbsoluteUri + "?immutable=1" : file, SqliteOpenMode.ReadOnly);
    }

    /// <summary>Page size of the file, which is that of its making.</summary>
    public static long PageBytesOf(SqliteConnection connection) => Scalar(connection, "PRAGMA page_size");

    /// <summary>Copies the log into the main file as far as no reader is in the way; true when all of it was copied.</summary>
    /// <param name="connection">A connection for writing.</param>
    /// <param name="truncate">Wait for readers, and shorten the log to nothing.</param>
    public static bool Checkpoint(SqliteConnection connection, bool truncate = false)
    {
        var mode = truncate ? SQLitePCL.raw.SQLITE_CHECKPOINT_TRUNCATE : SQLitePCL.raw.SQLITE_CHECKPOINT_PASSIVE;
        var result = SQLitePCL.raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", mode, out var frames, out var copied);
        if (result == SQLitePCL.raw.SQLITE_BUSY)
        {
            return false;
        }

        SqliteException.ThrowExceptionForRC(result, connection.Handle);
        return frames == copied;
    }

    /// <summary>A connection that waits a while for others' locks.</summary>
    public static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        _ = SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 5000);
        return connection;
    }

    /// <summary>Runs statements that return nothing of interest.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The single number that a query returns.</summary>
    public static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static long BytesOfOthers(string folder, int year) =>
        LedgerFiles.Years(folder).Where(y => y != year).Sum(y => new FileInfo(Path.Combine(folder, LedgerFiles.Segment(y))).Length);
}
