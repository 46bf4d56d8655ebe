using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Telemetry.Catalogue;

namespace Telemetry.Collector.Security;

/// <summary>
/// The credentials, in a file of their own (<c>secrets.db</c>) that is never part of the ledger or its feed. A running service
/// sees keys that another process creates or revokes within a second, without a restart. Thread-safe.
/// </summary>
public sealed class KeyStore : IDisposable
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(500);

    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private FrozenDictionary<string, (byte[] Hash, Credential Credential)> _keys = FrozenDictionary<string, (byte[], Credential)>.Empty;
    private long _dataVersion = -1;
    private long _checkedAt;

    private KeyStore(SqliteConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
    }

    /// <summary>Opens or creates the file in the data folder, readable by its owner alone.</summary>
    public static KeyStore Open(string dataFolder, TimeProvider time)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, "secrets.db");
        if (!File.Exists(path))
        {
            using var file = new FileStream(path, OwnerOnly(FileMode.OpenOrCreate));
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA busy_timeout=5000");
        Execute(connection, "PRAGMA synchronous=FULL");
        Execute(connection, """
            CREATE TABLE IF NOT EXISTS keys(
                prefix TEXT PRIMARY KEY, hash BLOB NOT NULL, role TEXT NOT NULL, source TEXT, territory TEXT NOT NULL,
                note TEXT NOT NULL, created TEXT NOT NULL, expires TEXT, revoked TEXT) STRICT
            """);
        return new KeyStore(connection, time);
    }

    /// <summary>Creates a key and gives it back: the only time that it can be seen.</summary>
    public string Create(CredentialRole role, string? source, IReadOnlyList<AreaKey> territory, DateTimeOffset? expires, string note)
    {
        var key = ApiKey.Create();
        ApiKey.TryGetPrefix(key, out var prefix);
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "INSERT INTO keys VALUES($prefix,$hash,$role,$source,$territory,$note,$created,$expires,NULL)";
            command.Parameters.AddWithValue("$prefix", prefix);
            command.Parameters.AddWithValue("$hash", ApiKey.Hash(key));
            command.Parameters.AddWithValue("$role", role.ToString());
            command.Parameters.AddWithValue("$source", (object?)source ?? DBNull.Value);
            command.Parameters.AddWithValue("$territory", string.Join(' ', territory));
            command.Parameters.AddWithValue("$note", note);
            command.Parameters.AddWithValue("$created", Text(_time.GetUtcNow()));
            command.Parameters.AddWithValue("$expires", expires is { } at ? Text(at) : DBNull.Value);
            command.ExecuteNonQuery();
            Load();
        }

        return key;
    }

    /// <summary>Revokes the key with that prefix; false when there is none or it was revoked before.</summary>
    public bool Revoke(string prefix)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "UPDATE keys SET revoked=$now WHERE prefix=$prefix AND revoked IS NULL";
            command.Parameters.AddWithValue("$now", Text(_time.GetUtcNow()));
            command.Parameters.AddWithValue("$prefix", prefix);
            var revoked = command.ExecuteNonQuery() == 1;
            Load();
            return revoked;
        }
    }

    /// <summary>Every credential, ordered by prefix.</summary>
    public IReadOnlyList<Credential> List()
    {
        Refresh(force: true);
        return [.. _keys.Values.Select(k => k.Credential).OrderBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>The credential that the key proves; null when it is unknown, expired or revoked.</summary>
    public Credential? Authenticate(ReadOnlySpan<char> key)
    {
        if (!ApiKey.TryGetPrefix(key, out var prefix))
        {
            return null;
        }

        Refresh(force: false);
        if (!_keys.TryGetValue(prefix, out var known))
        {
            return null;
        }

        var credential = known.Credential;
        return CryptographicOperations.FixedTimeEquals(known.Hash, ApiKey.Hash(key))
            && !credential.Revoked
            && (credential.Expires is not { } expires || expires > _time.GetUtcNow())
                ? credential
                : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static FileStreamOptions OwnerOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Refresh(bool force)
    {
        var now = _time.GetTimestamp();
        if (!force && _dataVersion >= 0 && _time.GetElapsedTime(Volatile.Read(ref _checkedAt), now) < RefreshInterval)
        {
            return;
        }

        lock (_lock)
        {
            // Another process's commit changes data_version; our own do not, and load at once.
            using var command = _connection.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            var version = (long)command.ExecuteScalar()!;
            if (version != _dataVersion)
            {
                Load();
                _dataVersion = version;
            }

            Volatile.Write(ref _checkedAt, now);
        }
    }

    private void Load()
    {
        var keys = new Dictionary<string, (byte[], Credential)>(StringComparer.Ordinal);
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT prefix,hash,role,source,territory,expires,revoked FROM keys";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var territory = row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(t => AreaKey.TryParse(t, out var area) ? area : throw new InvalidDataException($"secrets.db: '{t}' is not a unit"));
            keys[row.GetString(0)] = ((byte[])row[1], new Credential(
                row.GetString(0),
                Enum.Parse<CredentialRole>(row.GetString(2)),
                row.IsDBNull(3) ? null : row.GetString(3),
                [.. territory],
                row.IsDBNull(5) ? null : DateTimeOffset.Parse(row.GetString(5), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                !row.IsDBNull(6)));
        }

        _keys = keys.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
