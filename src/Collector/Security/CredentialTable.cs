using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;
using static Telemetry.Collector.Security.SecretsDatabase;

namespace Telemetry.Collector.Security;

/// <summary>The rows of credentials and of their sources' limits. Each method is one statement; who calls decides on the transaction.</summary>
internal static class CredentialTable
{
    private const string Columns = "id, hash, thumbprint, subject, role, source, territory, note, created, expires, revoked, replaced_by, last_used";

    /// <summary>Every credential in order of creation, with the key's hash where it is a key.</summary>
    public static List<(Credential Credential, byte[]? Hash)> ReadAll(SqliteConnection connection) =>
        Read(Command(connection, $"SELECT {Columns} FROM credentials ORDER BY created, rowid"));

    /// <summary>The credential; null where there is none.</summary>
    public static Credential? Find(SqliteConnection connection, string id) =>
        Read(Command(connection, $"SELECT {Columns} FROM credentials WHERE id = $1", id)).FirstOrDefault().Credential;

    /// <summary>Adds a credential that is not there yet.</summary>
    public static void Insert(SqliteConnection connection, Credential credential, byte[]? hash) => Execute(
        connection,
        $"INSERT INTO credentials({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, NULL)",
        credential.Id,
        hash,
        credential.Certificate is { Thumbprint.Length: > 0 } one ? one.Thumbprint : null,
        credential.Certificate is { Subject.Length: > 0 } named ? named.Subject : null,
        credential.Role.ToString(),
        credential.Source,
        string.Join(' ', credential.Territory),
        credential.Note,
        credential.Created.ToUnixTimeMilliseconds(),
        credential.Expires?.ToUnixTimeMilliseconds());

    /// <summary>Says what took a credential's place, and when it ends.</summary>
    public static void Replace(SqliteConnection connection, string id, string replacedBy, DateTimeOffset expires) =>
        Execute(connection, "UPDATE credentials SET replaced_by = $2, expires = $3 WHERE id = $1", id, replacedBy, expires.ToUnixTimeMilliseconds());

    /// <summary>Ends a credential.</summary>
    public static void Revoke(SqliteConnection connection, string id, DateTimeOffset at) =>
        Execute(connection, "UPDATE credentials SET revoked = $2 WHERE id = $1", id, at.ToUnixTimeMilliseconds());

    /// <summary>Notes a use; an earlier one never takes a later one's place.</summary>
    public static void Use(SqliteConnection connection, string id, DateTimeOffset at) =>
        Execute(connection, "UPDATE credentials SET last_used = $2 WHERE id = $1 AND (last_used IS NULL OR last_used < $2)", id, at.ToUnixTimeMilliseconds());

    /// <summary>The limits of every source that has its own.</summary>
    public static Dictionary<string, SourceLimits> ReadLimits(SqliteConnection connection)
    {
        var limits = new Dictionary<string, SourceLimits>(StringComparer.Ordinal);
        using var command = Command(connection, "SELECT source, submissions_per_second, submission_burst, cells_per_day FROM source_limits");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            limits[row.GetString(0)] = new SourceLimits(row.GetInt32(1), row.GetInt32(2), row.GetInt64(3));
        }

        return limits;
    }

    /// <summary>Gives a source limits of its own, or takes them away where all are the defaults.</summary>
    public static void SetLimits(SqliteConnection connection, string source, SourceLimits limits)
    {
        if (limits == SourceLimits.Default)
        {
            Execute(connection, "DELETE FROM source_limits WHERE source = $1", source);
        }
        else
        {
            Execute(connection, "INSERT OR REPLACE INTO source_limits VALUES ($1, $2, $3, $4)", source, limits.SubmissionsPerSecond, limits.SubmissionBurst, limits.CellsPerDay);
        }
    }

    private static List<(Credential Credential, byte[]? Hash)> Read(SqliteCommand command)
    {
        var credentials = new List<(Credential, byte[]?)>();
        using (command)
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                credentials.Add((ToCredential(row), row.IsDBNull(1) ? null : (byte[])row[1]));
            }
        }

        return credentials;
    }

    private static Credential ToCredential(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Certificate = Text(row, 2) is { } thumbprint ? CertificateBinding.OfThumbprint(thumbprint)
            : Text(row, 3) is { } subject ? CertificateBinding.OfSubject(subject) : null,
        Role = Enum.Parse<CredentialRole>(row.GetString(4)),
        Source = Text(row, 5),
        Territory = [.. row.GetString(6).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ToArea)],
        Note = row.GetString(7),
        Created = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
        Expires = Time(row, 9),
        Revoked = Time(row, 10),
        ReplacedBy = Text(row, 11),
        LastUsed = Time(row, 12),
    };

    private static AreaKey ToArea(string text) =>
        AreaKey.TryParse(text, out var area) ? area : throw new InvalidDataException($"secrets.db: '{text}' is not a unit");

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
