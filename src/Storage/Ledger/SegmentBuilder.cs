using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Telemetry.Storage.Ledger;

/// <summary>
/// Makes a new year's segment. It is built under another name, synced and then renamed, so that a crash at any point leaves either the former segment as the last
/// or the new one, complete.
/// </summary>
internal static class SegmentBuilder
{
    // Measured at 210; a page that splits and SQLite's sorting of identifiers take as much again.
    private const long BytesAnEntry = 420;

    /// <summary>Free space with which a segment after so many entries is begun.</summary>
    public static long BytesFor(long entries) => entries * BytesAnEntry;

    /// <summary>Makes the segment after a closed one whose log has been copied.</summary>
    /// <returns>False where the disk is full; nothing was made.</returns>
    public static bool TryBuild(string folder, int former, int year)
    {
        var file = Path.Combine(folder, LedgerFiles.Segment(year));
        var unfinished = file + LedgerFiles.UnfinishedSuffix;
        File.Delete(unfinished);
        try
        {
            Fill(unfinished, folder, former, year);
            using (var built = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                RandomAccess.FlushToDisk(built);
            }

            File.Move(unfinished, file);
        }
        catch (Exception e)
        {
            File.Delete(unfinished);
            if (LedgerFailure.Of(e).Reason == LedgerUnavailableReason.DiskFull)
            {
                return false;
            }

            throw;
        }

        // From the rename on it is the year that is written, whatever happens.
        FolderSync.Sync(folder);
        return true;
    }

    /// <summary>Removes what a crash left behind.</summary>
    public static void RemoveUnfinished(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "ledger-????.db" + LedgerFiles.UnfinishedSuffix))
        {
            File.Delete(file);
        }
    }

    private static void Fill(string file, string folder, int former, int year)
    {
        using var connection = LedgerDatabase.Connect(file, SqliteOpenMode.ReadWriteCreate);

        // If this is cut short, the file is thrown away: it needs no journal, and is synced as a whole.
        Execute(connection, $"PRAGMA page_size={LedgerDatabase.PageBytes}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536");
        using (var attach = connection.CreateCommand())
        {
            attach.CommandText = "ATTACH $former AS former";
            attach.Parameters.AddWithValue("$former", Path.Combine(folder, LedgerFiles.Segment(former)));
            attach.ExecuteNonQuery();
        }

        var hasSegments = LedgerDatabase.Scalar(connection, "PRAGMA former.user_version") == LedgerDatabase.FormatVersion;
        Execute(connection, $"""
            BEGIN IMMEDIATE;
            {LedgerDatabase.Tables}
            INSERT INTO entries
                SELECT {EntryRow.HeaderColumns}, iif(kind IN ({EntryKinds.OfTheirYear}), NULL, outcome), iif(kind IN ({EntryKinds.OfTheirYear}), NULL, payload)
                FROM former.entries ORDER BY sequence;
            INSERT INTO segments {(hasSegments ? "SELECT year, first FROM former.segments" : $"VALUES ({former}, 1)")};
            INSERT INTO segments SELECT {year}, coalesce(max(sequence), 0) + 1 FROM entries;
            {LedgerDatabase.Rules}
            {LedgerDatabase.Marks}
            COMMIT;
            """);
        Execute(connection, "DETACH former");
        Execute(connection, "PRAGMA journal_mode=WAL");
    }

    private static void Execute(SqliteConnection connection, FormattableString sql) => LedgerDatabase.Execute(connection, sql.ToString(CultureInfo.InvariantCulture));

    private static void Execute(SqliteConnection connection, string sql) => LedgerDatabase.Execute(connection, sql);
}
