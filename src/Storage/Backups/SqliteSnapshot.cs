using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Telemetry.Storage.Backups;

/// <summary>Copies a SQLite database while others write to it: the state of one instant, log included.</summary>
internal static class SqliteSnapshot
{
    private const int PagesAtOnce = 256;

    /// <summary>Copies to a new file, which is on the disk when this returns and needs no log beside it.</summary>
    public static void Copy(string source, string target, ByteProgress progress, CancellationToken cancellationToken)
    {
        PrivateFile.Create(target).Dispose();
        using (var from = Open(source, SqliteOpenMode.ReadOnly))
        using (var to = Open(target, SqliteOpenMode.ReadWrite))
        {
            Execute(to, "PRAGMA synchronous=OFF");

            // Within a transaction that has read: without it a copy in steps would begin anew with every commit of the writer.
            Execute(from, "BEGIN");
            Execute(from, "SELECT count(*) FROM sqlite_schema");
            CopyPages(from, to, progress, cancellationToken);
            Execute(from, "COMMIT");
            Execute(to, "PRAGMA journal_mode=DELETE");
        }

        PrivateFile.Sync(target);
    }

    private static void CopyPages(SqliteConnection from, SqliteConnection to, ByteProgress progress, CancellationToken cancellationToken)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (backup.IsInvalid)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(to.Handle), to.Handle);
        }

        var pageBytes = PageBytes(from);
        var done = 0;
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesAtOnce);
            var copied = raw.sqlite3_backup_pagecount(backup) - raw.sqlite3_backup_remaining(backup);
            progress.Add((copied - done) * pageBytes);
            done = copied;
        }
        while (result == raw.SQLITE_OK);

        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, to.Handle);
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        _ = raw.sqlite3_busy_timeout(connection.Handle, 5000);
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }

    private static long PageBytes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_size";
        return (long)command.ExecuteScalar()!;
    }
}
