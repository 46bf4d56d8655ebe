using Microsoft.Data.Sqlite;
using static Telemetry.Collector.Security.SecretsDatabase;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>The rows of accounts. Who calls decides on the transaction.</summary>
internal static class AccountTable
{
    private const string Columns = "name, credential_id, password_hash, must_change, failed, locked_until, created, changed";

    /// <summary>All of them, by name.</summary>
    public static List<Account> ReadAll(SqliteConnection connection) => Read(Command(connection, $"SELECT {Columns} FROM accounts ORDER BY name"));

    /// <summary>The account; null where there is none.</summary>
    public static Account? Find(SqliteConnection connection, string name) => Read(Command(connection, $"SELECT {Columns} FROM accounts WHERE name = $1", name)).FirstOrDefault();

    /// <summary>Whether there is any.</summary>
    public static bool HasAny(SqliteConnection connection) => Scalar(connection, "SELECT EXISTS (SELECT 1 FROM accounts)") == 1;

    /// <summary>The name of the account that has the credential; null where none has.</summary>
    public static string? NameOf(SqliteConnection connection, string credentialId)
    {
        using var command = Command(connection, "SELECT name FROM accounts WHERE credential_id = $1", credentialId);
        return (string?)command.ExecuteScalar();
    }

    /// <summary>Adds one, or writes it anew.</summary>
    public static void Write(SqliteConnection connection, Account account) => Execute(
        connection,
        $"INSERT OR REPLACE INTO accounts({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        account.Name,
        account.CredentialId,
        account.PasswordHash,
        account.MustChange ? 1 : 0,
        account.Failed,
        account.LockedUntil?.ToUnixTimeMilliseconds(),
        account.Created.ToUnixTimeMilliseconds(),
        account.Changed.ToUnixTimeMilliseconds());

    /// <summary>Takes one away.</summary>
    public static void Delete(SqliteConnection connection, string name) => Execute(connection, "DELETE FROM accounts WHERE name = $1", name);

    /// <summary>Counts an attempt on a name that nobody has: as long on its way to the disk as any other.</summary>
    public static void CountUnknown(SqliteConnection connection) => Execute(connection, "UPDATE unknown_names SET attempts = attempts + 1");

    private static List<Account> Read(SqliteCommand command)
    {
        var accounts = new List<Account>();
        using (command)
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                accounts.Add(new Account(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3) == 1, row.GetInt32(4), row.IsDBNull(5) ? null : Time(row.GetInt64(5)), Time(row.GetInt64(6)), Time(row.GetInt64(7))));
            }
        }

        return accounts;
    }

    private static DateTimeOffset Time(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
}
