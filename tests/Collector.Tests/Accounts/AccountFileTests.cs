using Microsoft.Data.Sqlite;
using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Collector.Tests.Running;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>Accounts in secrets.db.</summary>
public sealed class AccountFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SettableTime _time = new(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_layout_2_keeps_its_keys_and_takes_accounts()
    {
        string key;
        using (var before = KeyStore.Open(_folder.Path, _time))
        {
            key = before.Create(CredentialRole.Reader, null, [], null, "");
        }

        // As the version before wrote it.
        Execute("DROP TABLE accounts; DROP TABLE signing_key; DROP TABLE unknown_names; PRAGMA user_version=2");

        using var keys = KeyStore.Open(_folder.Path, _time);
        Assert.NotNull(keys.Authenticate(key).Credential);
        Assert.False(keys.HasAccounts);
        Assert.NotEmpty(Create(keys, "lan"));
        Assert.True(keys.HasAccounts);
        using var again = KeyStore.Open(_folder.Path, _time);
        Assert.True(again.HasAccounts);
        Assert.Equal(keys.Index.Sessions!.PublicKey, again.Index.Sessions!.PublicKey);
    }

    [Fact]
    public void An_account_and_its_credential_are_made_together_or_not_at_all()
    {
        using var keys = KeyStore.Open(_folder.Path, _time);
        Create(keys, "lan");
        var (credentials, events) = (keys.List().Count, keys.EventsNotEntered(100).Count);

        Assert.False(Office(keys).Create("lan", Reader, "test").TryGet(out _, out var refused));
        Assert.Equal("name", refused!.Problems[0].Field);
        Assert.Equal((credentials, events), (keys.List().Count, keys.EventsNotEntered(100).Count));
    }

    [Theory]
    [InlineData("l")]
    [InlineData("Lan")]
    [InlineData("lаn")]
    [InlineData("lan ")]
    [InlineData("-lan")]
    [InlineData("lan\0")]
    [InlineData("../lan")]
    [InlineData("lạn")]
    public void A_name_that_could_be_taken_for_another_is_none(string name)
    {
        using var keys = KeyStore.Open(_folder.Path, _time);

        Assert.False(Office(keys).Create(name, Reader, "test").TryGet(out _, out var refused));
        Assert.Equal("name", refused!.Problems[0].Field);
        Assert.False(Office(keys).Create("lan", Reader with { Role = CredentialRole.Service }, "test").TryGet(out _, out refused));
        Assert.Equal("role", refused!.Problems[0].Field);
        Assert.Empty(keys.List());
    }

    [Fact]
    public void An_accounts_credential_is_no_key_and_becomes_none()
    {
        using var keys = KeyStore.Open(_folder.Path, _time);
        Create(keys, "lan");
        var id = Assert.Single(Office(keys).List()).Account.CredentialId;

        Assert.False(keys.Rotate(id, TimeSpan.Zero, null, null, "test").TryGet(out _, out var refused));
        Assert.Contains("account 'lan'", refused!.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Equal("account lan", Assert.Single(keys.List()).Note);
        Assert.True(keys.Revoke(id));
        Assert.Equal(CredentialState.Revoked, Assert.Single(Office(keys).List()).Credential.StateAt(_time.Now));
    }

    [Fact]
    public void A_reset_keeps_rights_and_end_of_the_credential()
    {
        using var keys = KeyStore.Open(_folder.Path, _time);
        Assert.True(Office(keys).Create("lan", Reader with { Territory = ["24"], Days = 30 }, "test").TryGet(out var made, out _));
        _time.Now += TimeSpan.FromDays(1);

        Assert.True(Office(keys).Reset("lan", "test").TryGet(out var reset, out _));
        Assert.NotEqual(made!.Password, reset!.Password);
        Assert.Equal((made.Credential.Role, made.Credential.Expires, "24@2025-07-01"), (reset.Credential.Role, reset.Credential.Expires, reset.Credential.Territory.Single().ToString()));
        Assert.Equal(AuthenticationFault.Expired, keys.Confirm(made.Credential.Id).Fault);
        _time.Now += TimeSpan.FromDays(30);
        Assert.False(Office(keys).Reset("lan", "test").TryGet(out _, out var refused));
        Assert.Equal(ChangeFault.NotPossible, refused!.Fault);
    }

    [Fact]
    public void Neither_password_nor_key_lies_in_the_file_and_wrong_passwords_are_nobodys_news()
    {
        using var keys = KeyStore.Open(_folder.Path, _time);
        var password = Create(keys, "lan");
        var changed = keys.Changed;

        keys.Write((connection, _) =>
        {
            AccountTable.Write(connection, AccountTable.Find(connection, "lan")! with { Failed = 3 });
            AccountTable.CountUnknown(connection);
            return 0;
        });
        Assert.False(changed.IsCompleted);
        Assert.Equal(3, Assert.Single(Office(keys).List()).Account.Failed);
        keys.Dispose();
        Assert.DoesNotContain(password, File.ReadAllText(Path.Combine(_folder.Path, "secrets.db"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public void An_initial_password_is_one_that_may_be_typed_and_is_another_each_time()
    {
        var passwords = Enumerable.Range(0, 200).Select(_ => Passwords.CreateInitial()).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(200, passwords.Count);
        Assert.All(passwords, p => Assert.Matches("^[a-hjkmnp-z]{6}-[a-hjkmnp-z]{6}-[a-hjkmnp-z]{6}$", p));
        Assert.All(passwords, p => Assert.Equal(AccountFault.None, Passwords.Check("lan", "", p)));
    }

    [Theory]
    [InlineData(11, AccountFault.TooShort)]
    [InlineData(12, AccountFault.None)]
    [InlineData(128, AccountFault.None)]
    [InlineData(129, AccountFault.TooLong)]
    public void Length_is_counted_in_characters(int characters, AccountFault expected)
    {
        // Each of two UTF-16 units, and one of two code points that compose to one.
        var password = string.Concat(Enumerable.Range(0, characters - 1).Select(i => char.ConvertFromUtf32(0x1F600 + (i % 20)))) + "e\u0301";

        Assert.Equal(expected, Passwords.Check("lan", "", password));
    }

    private static CredentialRequest Reader => new(CredentialRole.Reader, "", [], 0, "", null);

    private AccountOffice Office(KeyStore keys) => new(new CredentialOffice(new Lazy<Catalogue.Catalogue>(() => Hosting.Stores.LoadCatalogue(new Hosting.CollectorOptions())), keys, _time), keys, _time);

    private string Create(KeyStore keys, string name) =>
        Office(keys).Create(name, Reader, "test").TryGet(out var issued, out var refused) ? issued.Password : throw new InvalidOperationException(refused.Problems[0].Problem);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.Path, "secrets.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
