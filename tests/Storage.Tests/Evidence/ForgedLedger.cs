using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Evidence;

/// <summary>What somebody with the file in his hands can do to a ledger: change an entry and every later hash, so that it agrees with itself again.</summary>
internal static class ForgedLedger
{
    /// <summary>Gives an entry other content, and every entry from there on the hash that follows.</summary>
    public static void Rewrite(string file, long sequence, bool rehash = true) => Change(file, connection =>
    {
        var payload = RandomNumberGenerator.GetBytes(100);
        Execute(connection, "UPDATE entries SET payload = $p, payload_hash = $h WHERE sequence = $s", ("$p", payload), ("$h", SHA256.HashData(payload)), ("$s", sequence));
        if (rehash)
        {
            Rehash(connection);
        }
    });

    /// <summary>Takes the last entries away.</summary>
    public static void RollBack(string file, long last) => Change(file, connection => Execute(connection, "DELETE FROM entries WHERE sequence > $s", ("$s", last)));

    private static void Change(string file, Action<SqliteConnection> change)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "DROP TRIGGER entries_are_never_updated; DROP TRIGGER entries_are_never_deleted;");
        change(connection);
        Execute(connection, """
            CREATE TRIGGER entries_are_never_updated BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
            CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
            """);
    }

    private static void Rehash(SqliteConnection connection)
    {
        var hashes = new List<(long Sequence, byte[] Hash)>();
        using (var read = connection.CreateCommand())
        {
            read.CommandText = "SELECT sequence, time, kind, source, submission_id, payload_hash, outcome_hash FROM entries ORDER BY sequence";
            using var rows = read.ExecuteReader();
            for (var previous = new byte[32]; rows.Read(); hashes.Add((rows.GetInt64(0), previous)))
            {
                previous = EntryHash.Compute(
                    previous, rows.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)), (EntryKind)rows.GetByte(2), rows.GetString(3), rows.GetString(4),
                    rows.GetFieldValue<byte[]>(5), rows.GetFieldValue<byte[]>(6));
            }
        }

        using var all = connection.BeginTransaction();
        foreach (var (sequence, hash) in hashes)
        {
            Execute(connection, "UPDATE entries SET hash = $h WHERE sequence = $s", ("$h", hash), ("$s", sequence));
        }

        all.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
