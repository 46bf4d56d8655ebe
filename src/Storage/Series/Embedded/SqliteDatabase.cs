using Microsoft.Data.Sqlite;
using SQLitePCL;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// One connection, on SQLite's own functions: blobs are read and bound without copies of our own. Not thread-safe; made
/// without SQLite's mutexes.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int PagesWritten = 9; // SQLITE_DBSTATUS_CACHE_WRITE

    private readonly List<SqliteStatement> _statements = [];
    private readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    /// <summary>Opens the file, made when missing.</summary>
    public SqliteDatabase(string path)
    {
        var code = raw.sqlite3_open_v2(path, out _handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            Check(code);
            Check(raw.sqlite3_extended_result_codes(_handle, 1));
            Check(raw.sqlite3_busy_timeout(_handle, 10_000));
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    /// <summary>Prepares a statement, which lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_handle, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs statements that return nothing of interest.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>The single number that a query returns; 0 where it returns nothing.</summary>
    public long Number(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using (handle)
        {
            var code = raw.sqlite3_step(handle);
            if (code == raw.SQLITE_ROW)
            {
                return raw.sqlite3_column_int64(handle, 0);
            }

            Check(code);
            return 0;
        }
    }

    /// <summary>Rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Pages that this connection has written since the last call.</summary>
    public int TakePagesWritten()
    {
        Check(raw.sqlite3_db_status(_handle, PagesWritten, out var pages, out _, 1));
        return pages;
    }

    /// <summary>Carries what it can from the log into the file without waiting for anybody; returns how many pages the log held.</summary>
    public int Checkpoint()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var logged, out _);
        if (code != raw.SQLITE_BUSY)
        {
            Check(code);
        }

        return logged;
    }

    /// <summary>Throws for a code that is an error.</summary>
    /// <exception cref="SqliteException">It is one.</exception>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, _handle);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }
}
