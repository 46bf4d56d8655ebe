using System.Globalization;
using Microsoft.Data.Sqlite;
using static Telemetry.Collector.Security.SecretsDatabase;

namespace Telemetry.Collector.Security;

/// <summary>
/// The outbox: changes wait here, written in the transaction that made them, until the ledger has them. The ledger belongs to the
/// service; a command beside it could not append.
/// </summary>
internal static class KeyEventTable
{
    /// <summary>Adds a change.</summary>
    public static void Add(SqliteConnection connection, byte[] payload) => Execute(
        connection, "INSERT INTO events(id, payload) VALUES ($1, $2)", Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture), payload);

    /// <summary>The changes that the ledger may lack, in their order.</summary>
    public static List<KeyEvent> NotEntered(SqliteConnection connection, int most)
    {
        var events = new List<KeyEvent>();
        using var command = Command(connection, "SELECT id, payload FROM events WHERE sequence IS NULL ORDER BY number LIMIT $1", most);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            events.Add(new KeyEvent(row.GetString(0), (byte[])row[1]));
        }

        return events;
    }

    /// <summary>Number of the last change; 0 where there was none. Every change of credentials and limits has one.</summary>
    public static long Last(SqliteConnection connection) => Scalar(connection, "SELECT coalesce(max(number), 0) FROM events");

    /// <summary>Notes where the ledger has a change.</summary>
    public static void SetEntered(SqliteConnection connection, string id, long sequence) =>
        Execute(connection, "UPDATE events SET sequence = $2 WHERE id = $1", id, sequence);
}
