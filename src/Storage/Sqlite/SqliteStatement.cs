using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Telemetry.Storage.Sqlite;

/// <summary>A prepared statement without ADO.NET's boxing and copies, kept and run again. One thread at a time.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds a whole number to a parameter, counted from 1. Bindings stay until they are bound anew.</summary>
    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds a text.</summary>
    public SqliteStatement Bind(int parameter, string value)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds bytes, which are copied.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        // An empty span has no address, which SQLite would take for NULL.
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0) : raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    /// <summary>Steps to the next row; false at the end, and the statement is ready for the next run.</summary>
    /// <exception cref="SqliteException">The step failed; the statement is ready for the next run.</exception>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            var code = raw.sqlite3_extended_errcode(_database);
            var message = raw.sqlite3_errmsg(_database).utf8_to_string();
            Reset();
            throw new SqliteException($"SQLite error {result}: {message}", result, code);
        }

        Reset();
        return false;
    }

    /// <summary>Runs a statement whose rows, if any, are of no interest.</summary>
    public void Execute()
    {
        while (Step())
        {
        }
    }

    /// <summary>A whole number of the present row.</summary>
    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A text of the present row.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Whether a column of the present row is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>Bytes of the present row, valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>Ends a run before its last row. Never throws.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
