using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Storage.Sqlite;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>The file's tables, and how connections to it are set.</summary>
internal static class SeriesSchema
{
    /// <summary>Name of the file in the store's folder.</summary>
    public const string FileName = "series.db";

    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE areas(id INTEGER PRIMARY KEY, code TEXT NOT NULL, valid_from TEXT NOT NULL);
        CREATE TABLE sources(id INTEGER PRIMARY KEY, code TEXT NOT NULL);
        CREATE TABLE metrics(id INTEGER PRIMARY KEY, code TEXT NOT NULL);
        CREATE TABLE blocks(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE extents(id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
        CREATE TABLE rollups(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE position(id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL);
        INSERT INTO position VALUES(0, 0);
        """;

    /// <summary>Opens the connection that writes; makes the tables in a new file.</summary>
    public static SqliteDatabase OpenWriter(string path, int pageBytes)
    {
        var database = new SqliteDatabase(path);
        try
        {
            database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA page_size={pageBytes}; PRAGMA journal_mode=WAL;"));
            database.Execute("""
                PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-4096;
                PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=1048576;
                """);
            var version = database.Number("PRAGMA user_version");
            if (version == 0)
            {
                database.Execute(string.Create(CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE; {Tables} PRAGMA user_version={Version}; COMMIT;"));
            }
            else if (version != Version)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' has layout {version}; this program reads layout {Version}. Remove the file and rebuild the store from the ledger."));
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that reads.</summary>
    public static SqliteDatabase OpenReader(string path)
    {
        var database = new SqliteDatabase(path);
        database.Execute("PRAGMA query_only=1; PRAGMA cache_size=-2048; PRAGMA temp_store=MEMORY;");
        return database;
    }

    /// <summary>Opens the connection that carries the log into the file.</summary>
    public static SqliteDatabase OpenCheckpointer(string path)
    {
        var database = new SqliteDatabase(path);
        database.Execute("PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=0;");
        return database;
    }

    /// <summary>Reads the dictionaries.</summary>
    public static StoreDictionaries LoadDictionaries(SqliteDatabase database)
    {
        var dictionaries = new StoreDictionaries();
        var areas = database.Prepare("SELECT id, code, valid_from FROM areas ORDER BY id");
        while (areas.Step())
        {
            var from = DateOnly.ParseExact(areas.Text(2), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            dictionaries.Areas.Load((int)areas.Int64(0), new AreaKey(areas.Text(1), from));
        }

        Load(database.Prepare("SELECT id, code FROM sources ORDER BY id"), dictionaries.Sources);
        Load(database.Prepare("SELECT id, code FROM metrics ORDER BY id"), dictionaries.Metrics);
        return dictionaries;
    }

    private static void Load(SqliteStatement rows, AppendOnlyDictionary<string> dictionary)
    {
        while (rows.Step())
        {
            dictionary.Load((int)rows.Int64(0), rows.Text(1));
        }
    }
}
