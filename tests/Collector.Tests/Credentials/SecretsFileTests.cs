using System.Text;
using Microsoft.Data.Sqlite;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>secrets.db: the layout before, what several processes do with it at once, and the uses that are noted in it.</summary>
public sealed class SecretsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SettableTime _time = new(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_the_layout_before_keeps_its_keys()
    {
        var (valid, expired, revoked) = (ApiKey.Create(), ApiKey.Create(), ApiKey.Create());
        WriteLayout1(
            (valid, "Operator", "vnpt", "24@2004-07-08 22@1955-02-22", "2026-01-02T03:04:05.6780000Z", "2027-01-01T00:00:00.0000000Z", null),
            (expired, "Reader", null, "", "2026-01-02T03:04:05.6789999Z", "2026-03-15T05:00:00.0000000Z", null),
            (revoked, "Administrator", null, "", "2026-01-02T03:04:05.0000000Z", null, "2026-02-01T00:00:00.0000000Z"));

        using (var keys = KeyStore.Open(_folder.Path, _time))
        {
            var credential = keys.Authenticate(valid).Credential!;
            Assert.Equal((CredentialRole.Operator, "vnpt"), (credential.Role, credential.Source));
            Assert.Equal(["24@2004-07-08", "22@1955-02-22"], credential.Territory.Select(t => t.ToString()));
            Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), credential.Created);
            Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), credential.Expires);
            Assert.Equal("note of " + credential.Id, credential.Note);
            Assert.Equal(AuthenticationFault.Expired, keys.Authenticate(expired).Fault);
            Assert.Equal(AuthenticationFault.Revoked, keys.Authenticate(revoked).Fault);
            Assert.Equal(3, keys.List().Count);
            Assert.True(keys.Rotate(credential.Id, TimeSpan.FromHours(1), null, null, "test").TryGet(out _, out _));
        }

        using var again = KeyStore.Open(_folder.Path, _time);
        Assert.Equal(4, again.List().Count);
    }

    [Fact]
    public async Task Many_processes_may_bring_a_file_to_this_layout_at_once()
    {
        var key = ApiKey.Create();
        WriteLayout1((key, "Reader", null, "", "2026-01-02T03:04:05.0000000Z", null, null));

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var keys = KeyStore.Open(_folder.Path, _time);
            return keys.Authenticate(key).Credential?.Id;
        })));

        Assert.All(found, Assert.NotNull);
    }

    [Fact]
    public void A_file_of_a_later_version_is_left_alone()
    {
        using (var keys = KeyStore.Open(_folder.Path, _time))
        {
            Assert.Empty(keys.List());
        }

        Execute("PRAGMA user_version=4");

        var refused = Assert.Throws<StartException>(() => KeyStore.Open(_folder.Path, _time));
        Assert.Contains("layout 4", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_said_to_be_broken()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "secrets.db"), new string('x', 5000));

        Assert.Contains("broken", Assert.Single(Assert.Throws<StartException>(() => KeyStore.Open(_folder.Path, _time)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_brought_back_open_to_others_is_closed_again()
    {
        using (KeyStore.Open(_folder.Path, _time))
        {
            // It makes the file.
        }

        var file = Path.Combine(_folder.Path, "secrets.db");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        using var again = KeyStore.Open(_folder.Path, _time);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void The_last_use_is_exact_to_the_minute_and_survives()
    {
        string key;
        using (var keys = KeyStore.Open(_folder.Path, _time))
        {
            key = keys.Create(CredentialRole.Reader, null, [], null, "");
            Assert.Null(Assert.Single(keys.List()).LastUsed);
            _time.Now = new DateTimeOffset(2026, 3, 15, 5, 10, 59, TimeSpan.Zero);
            Assert.NotNull(keys.Authenticate(key).Credential);
            Assert.Equal(new DateTimeOffset(2026, 3, 15, 5, 10, 0, TimeSpan.Zero), Assert.Single(keys.List()).LastUsed);
            keys.WriteUses();
        }

        using var again = KeyStore.Open(_folder.Path, _time);
        Assert.Equal(new DateTimeOffset(2026, 3, 15, 5, 10, 0, TimeSpan.Zero), Assert.Single(again.List()).LastUsed);

        // A failed attempt is no use.
        _time.Now += TimeSpan.FromHours(1);
        Assert.Equal(AuthenticationFault.WrongSecret, again.Authenticate(key[..^1] + (key[^1] == 'A' ? 'B' : 'A')).Fault);
        Assert.Equal(new DateTimeOffset(2026, 3, 15, 5, 10, 0, TimeSpan.Zero), Assert.Single(again.List()).LastUsed);
    }

    [Fact]
    public void Asking_who_a_key_belongs_to_allocates_nothing()
    {
        using var keys = KeyStore.Open(_folder.Path, TimeProvider.System);
        var key = keys.Create(CredentialRole.Reader, null, [], null, "");
        for (var i = 0; i < 200; i++)
        {
            keys.Authenticate(key);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            keys.Authenticate(key);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Why_a_key_is_refused_is_told_apart()
    {
        using var keys = KeyStore.Open(_folder.Path, _time);
        var key = keys.Create(CredentialRole.Reader, null, [], _time.Now.AddDays(1), "");

        Assert.Equal(AuthenticationFault.Malformed, keys.Authenticate("tk_short").Fault);
        Assert.Equal(AuthenticationFault.Malformed, keys.Authenticate("").Fault);
        Assert.Equal(AuthenticationFault.UnknownKey, keys.Authenticate(ApiKey.Create()).Fault);
        Assert.Equal(AuthenticationFault.None, keys.Authenticate(key).Fault);
        _time.Now = _time.Now.AddDays(1);
        Assert.Equal(AuthenticationFault.Expired, keys.Authenticate(key).Fault);
    }

    private void WriteLayout1(params (string Key, string Role, string? Source, string Territory, string Created, string? Expires, string? Revoked)[] rows)
    {
        Execute("""
            CREATE TABLE IF NOT EXISTS keys(
                prefix TEXT PRIMARY KEY, hash BLOB NOT NULL, role TEXT NOT NULL, source TEXT, territory TEXT NOT NULL,
                note TEXT NOT NULL, created TEXT NOT NULL, expires TEXT, revoked TEXT) STRICT
            """);
        foreach (var row in rows)
        {
            ApiKey.TryGetPrefix(row.Key, out var prefix);
            Execute("INSERT INTO keys VALUES($0,$1,$2,$3,$4,$5,$6,$7,$8)", prefix, ApiKey.Hash(row.Key), row.Role, row.Source, row.Territory, "note of " + prefix, row.Created, row.Expires, row.Revoked);
        }
    }

    private void Execute(string sql, params object?[] values)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.Path, "secrets.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
