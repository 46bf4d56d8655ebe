using System.Globalization;
using Microsoft.Data.Sqlite;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Security;

/// <summary>
/// The file <c>secrets.db</c>: its tables, and how connections to it are opened. It is readable by its owner alone and never part of
/// the ledger or its feed. Several processes may have it open; one writes at a time.
/// </summary>
internal static class SecretsDatabase
{
    /// <summary>The layout that this version reads and writes. Layout 1 had API keys only and bore no number; layout 2 had no accounts.</summary>
    public const int Layout = 3;

    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "secrets.db";
    private const UnixFileMode OwnersMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string Schema = """
        CREATE TABLE credentials(
            id          TEXT PRIMARY KEY,
            hash        BLOB,
            thumbprint  TEXT,
            subject     TEXT,
            role        TEXT    NOT NULL,
            source      TEXT,
            territory   TEXT    NOT NULL,
            note        TEXT    NOT NULL,
            created     INTEGER NOT NULL,
            expires     INTEGER,
            revoked     INTEGER,
            replaced_by TEXT,
            last_used   INTEGER,
            CHECK ((hash IS NOT NULL) + (thumbprint IS NOT NULL) + (subject IS NOT NULL) = 1)
        ) STRICT;
        CREATE TABLE source_limits(
            source                 TEXT PRIMARY KEY,
            submissions_per_second INTEGER NOT NULL,
            submission_burst       INTEGER NOT NULL,
            cells_per_day          INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE events(
            number   INTEGER PRIMARY KEY AUTOINCREMENT,
            id       TEXT    NOT NULL UNIQUE,
            payload  BLOB    NOT NULL,
            sequence INTEGER
        ) STRICT;
        CREATE INDEX events_not_entered ON events(number) WHERE sequence IS NULL;
        """;

    // One row each in the last two: the key that sessions are signed with, and how often somebody tried a name that nobody has.
    private const string Accounts = """
        CREATE TABLE accounts(
            name          TEXT PRIMARY KEY,
            credential_id TEXT    NOT NULL UNIQUE REFERENCES credentials(id),
            password_hash TEXT    NOT NULL,
            must_change   INTEGER NOT NULL,
            failed        INTEGER NOT NULL,
            locked_until  INTEGER,
            created       INTEGER NOT NULL,
            changed       INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE signing_key(
            id      INTEGER PRIMARY KEY CHECK (id = 1),
            private BLOB    NOT NULL,
            public  BLOB    NOT NULL,
            created INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE unknown_names(
            id       INTEGER PRIMARY KEY CHECK (id = 1),
            attempts INTEGER NOT NULL
        ) STRICT;
        INSERT INTO unknown_names VALUES (1, 0);
        """;

    // Times were ISO 8601 texts.
    private const string FromLayout1 = """
        INSERT INTO credentials(id, hash, role, source, territory, note, created, expires, revoked)
            SELECT prefix, hash, role, source, territory, note,
                CAST(round(unixepoch(created, 'subsec') * 1000) AS INTEGER),
                CAST(round(unixepoch(expires, 'subsec') * 1000) AS INTEGER),
                CAST(round(unixepoch(revoked, 'subsec') * 1000) AS INTEGER)
            FROM keys;
        DROP TABLE keys;
        """;

    /// <summary>Opens the file of a data folder; makes it, or brings it to this version's layout, where need be.</summary>
    /// <exception cref="StartException">A later version wrote it, it is broken, or others can read it and that cannot be changed.</exception>
    public static SqliteConnection Open(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            using var file = new FileStream(path, OwnerOnly());
        }

        CloseToOthers(path);

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA busy_timeout=5000");
            Execute(connection, "PRAGMA synchronous=FULL");

            // What is deleted, is: a key's hash does not stay behind in a free page.
            Execute(connection, "PRAGMA secure_delete=ON");
            BringToLayout(connection, path);
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            connection.Dispose();
            throw new StartException([$"{path} is broken: {e.Message}. Bring it back from its last copy"]);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement with its parameters, named <c>$1</c> and so on; gives the number of rows that it changed.</summary>
    public static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>A statement with its parameters, to be read.</summary>
    public static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), parameters[i] ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>The only value of a statement.</summary>
    public static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs changes that belong together: all of them, or none. No other process writes meanwhile. Within others of the same connection they belong to those.</summary>
    public static T InTransaction<T>(SqliteConnection connection, Func<T> changes)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            return changes();
        }

        Execute(connection, "BEGIN IMMEDIATE");
        T result;
        try
        {
            result = changes();
            Execute(connection, "COMMIT");
        }
        catch
        {
            // Where the commit itself failed SQLite may have rolled back already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                Execute(connection, "ROLLBACK");
            }

            throw;
        }

        return result;
    }

    private static void BringToLayout(SqliteConnection connection, string path)
    {
        if (Scalar(connection, "PRAGMA user_version") == Layout)
        {
            return;
        }

        InTransaction(connection, () =>
        {
            // Asked again under the lock: another process may have come first.
            var layout = Scalar(connection, "PRAGMA user_version");
            if (layout is < 0 or > Layout)
            {
                throw new StartException([$"{path} has layout {layout}; this version knows up to {Layout}. Start the version that wrote it"]);
            }

            if (layout < Layout)
            {
                var hasKeys = Scalar(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'keys'") == 1;
                var before = layout == 2 ? "" : hasKeys ? Schema + FromLayout1 : Schema;
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"{before}{Accounts}PRAGMA user_version={Layout}"));
            }

            return 0;
        });
    }

    // A copy that was brought back has whatever mode the copying gave it.
    private static void CloseToOthers(string path)
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == OwnersMode)
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, OwnersMode);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StartException([$"{path} is open to others than its owner, and its mode cannot be changed: {e.Message.TrimEnd('.')}. Give it to the service's user, mode 0600"]);
        }
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersMode;
        }

        return options;
    }
}
