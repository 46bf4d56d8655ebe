using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>Changes of credentials on their way into the ledger, stopped at every step.</summary>
public sealed class KeyEventTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SettableTime _time = new(new DateTimeOffset(2026, 3, 15, 5, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_crash_between_the_ledger_and_the_mark_enters_nothing_twice()
    {
        using var keys = KeyStore.Open(_folder.Path, _time);
        keys.Create(CredentialRole.Operator, "vnpt", [], null, "");
        keys.Create(CredentialRole.Operator, "viettel", [], null, "");
        var waiting = keys.EventsNotEntered(10);
        Assert.Equal(2, waiting.Count);

        // The first entered and not marked, as after a crash.
        await using (var ledger = OpenLedger())
        {
            var first = waiting[0];
            await ledger.AppendAsync(new NewEntry(
                EntryKind.Decision, "-", $"credential:{first.Id}", first.Payload, System.Security.Cryptography.SHA256.HashData(first.Payload), ReadOnlyMemory<byte>.Empty));
        }

        await using var again = OpenLedger();
        using var journal = new CredentialJournal(keys, again, NullLogger<CredentialJournal>.Instance);
        await journal.EnterAsync(CancellationToken.None);
        await journal.EnterAsync(CancellationToken.None);

        Assert.Empty(keys.EventsNotEntered(10));
        Assert.Equal(["vnpt", "viettel"], Sources(again));
        Assert.True(again.Verify().IsSound);
    }

    [Fact]
    public async Task What_the_ledger_cannot_take_waits_through_a_restart_and_counts_all_the_same()
    {
        string key;
        using (var keys = KeyStore.Open(_folder.Path, _time))
        {
            var ledger = OpenLedger();
            await ledger.DisposeAsync();
            key = keys.Create(CredentialRole.Operator, "vnpt", [], null, "");
            using var journal = new CredentialJournal(keys, ledger, NullLogger<CredentialJournal>.Instance);
            await Assert.ThrowsAnyAsync<Exception>(() => journal.EnterAsync(CancellationToken.None));
            Assert.NotNull(keys.Authenticate(key).Credential);
            Assert.Single(keys.EventsNotEntered(10));
        }

        using var later = KeyStore.Open(_folder.Path, _time);
        await using var mended = OpenLedger();
        using var next = new CredentialJournal(later, mended, NullLogger<CredentialJournal>.Instance);
        await next.EnterAsync(CancellationToken.None);

        Assert.Equal(["vnpt"], Sources(mended));
        Assert.Empty(later.EventsNotEntered(10));
    }

    [Fact]
    public async Task What_was_done_offline_is_in_the_ledger_when_the_service_serves_and_beside_it_within_seconds()
    {
        await using var collector = await TestCollector.StartAsync();
        await collector.StopAsync();
        using (var offline = KeyStore.Open(collector.DataFolder, collector.Time))
        {
            offline.Create(CredentialRole.Operator, "vnpt", [], null, "");
        }

        await collector.StartAgainAsync();
        Assert.Equal(["vnpt"], Sources(collector.Ledger));

        using (var beside = KeyStore.Open(collector.DataFolder, collector.Time))
        {
            beside.Create(CredentialRole.Operator, "viettel", [], null, "");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Sources(collector.Ledger).Count < 2)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.Equal(["vnpt", "viettel"], Sources(collector.Ledger));
    }

    [Fact]
    public void A_change_and_its_event_come_together_or_not_at_all()
    {
        using var keys = KeyStore.Open(_folder.Path, _time);
        keys.Create(CredentialRole.Operator, "vnpt", [], null, "");
        Execute("CREATE TRIGGER stop BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'stopped'); END");

        Assert.ThrowsAny<Exception>(() => keys.Create(CredentialRole.Operator, "viettel", [], null, ""));
        Assert.ThrowsAny<Exception>(() => keys.Revoke(keys.List()[0].Id));
        Assert.ThrowsAny<Exception>(() => keys.SetLimits("vnpt", new SourceLimits(1, 1, 1), "test"));

        keys.Refresh();
        var credential = Assert.Single(keys.List());
        Assert.Equal(CredentialState.Valid, credential.StateAt(_time.Now));
        Assert.Empty(keys.Limits());
        Execute("DROP TRIGGER stop");
        Assert.True(keys.Revoke(credential.Id));
    }

    private static IReadOnlyList<string> Sources(Ledger ledger) =>
    [
        .. ledger.ReadKind(EntryKind.Decision, 1, long.MaxValue).Select(e =>
        {
            using var json = JsonDocument.Parse(e.Payload);
            return json.RootElement.GetProperty("source").GetString()!;
        }),
    ];

    private Ledger OpenLedger() => Ledger.Open(new LedgerOptions { Folder = _folder.Path }, _time);

    private void Execute(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder.Path, "secrets.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
