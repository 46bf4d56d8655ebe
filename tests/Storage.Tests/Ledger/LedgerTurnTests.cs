using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

/// <summary>What can go wrong when a year turns.</summary>
public sealed class LedgerTurnTests
{
    [Fact]
    public async Task What_a_crash_left_of_a_new_segment_is_thrown_away()
    {
        using var years = await LedgerYears.Make();
        var unfinished = years.File(2024) + ".new";
        await File.WriteAllTextAsync(unfinished, "half a segment");
        await using var ledger = years.Open();
        Assert.False(File.Exists(unfinished));

        // Once more while it runs, as another crash would leave it.
        await File.WriteAllTextAsync(unfinished, "half a segment");
        years.Time.Now = years.Time.Now.AddYears(1);
        Assert.Equal(34, (await ledger.AppendAsync(LedgerFixture.Entry("2024-0"))).Header.Sequence);

        Assert.False(File.Exists(unfinished));
        Assert.Equal(new VerificationReport(34, null), ledger.Verify());
    }

    [Fact]
    public async Task A_crash_after_the_new_segment_has_its_name_goes_on_in_it()
    {
        using var years = await LedgerYears.Make();
        await using (var ledger = years.Open())
        {
            years.Time.Now = years.Time.Now.AddYears(1);
            ledger.BeforeCommit = () => throw new IOException("the power fails");
            await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await ledger.AppendAsync(LedgerFixture.Entry("2024-0")));
        }

        Assert.True(File.Exists(years.File(2024)));
        years.Time.Now = years.Time.Now.AddYears(-1);
        await using var again = years.Open();
        Assert.Equal(33, again.Head.Sequence);
        Assert.Equal(34, (await again.AppendAsync(LedgerFixture.Entry("2024-0"))).Header.Sequence);
        Assert.Equal(new VerificationReport(34, null), again.Verify());
    }

    [Fact]
    public async Task A_reader_that_holds_the_log_of_the_old_year_delays_the_turn_and_no_entry()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = years.Open();
        await ledger.AppendAsync(LedgerFixture.Entry("2023-last"));
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={years.File(2023)};Pooling=False;Mode=ReadOnly"))
        {
            connection.Open();
            using var snapshot = connection.BeginTransaction(deferred: true);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM entries";
            command.ExecuteScalar();
            await ledger.AppendAsync(LedgerFixture.Entry("2023-very-last"));
            years.Time.Now = years.Time.Now.AddYears(1);

            Assert.Equal(36, (await ledger.AppendAsync(LedgerFixture.Entry("2024-0"))).Header.Sequence);
            Assert.False(File.Exists(years.File(2024)));
        }

        Assert.Equal(37, (await ledger.AppendAsync(LedgerFixture.Entry("2024-1"))).Header.Sequence);
        Assert.Equal([2023, 2024], ledger.Segments().Where(s => s.Last >= 36).Select(s => s.Year));
        Assert.Equal(new VerificationReport(37, null), ledger.Verify());
    }

    [Fact]
    public async Task A_disk_with_room_for_entries_but_not_for_all_headers_once_more_delays_the_turn_and_no_entry()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = years.Open();
        years.Time.Now = years.Time.Now.AddYears(1);
        ledger.FreeBytes = () => 5000;

        Assert.Equal(34, (await ledger.AppendAsync(LedgerFixture.Entry("2024-0"))).Header.Sequence);
        Assert.False(File.Exists(years.File(2024)));
        ledger.FreeBytes = () => 1 << 20;

        Assert.Equal(35, (await ledger.AppendAsync(LedgerFixture.Entry("2024-1"))).Header.Sequence);
        Assert.True(File.Exists(years.File(2024)));
        Assert.Equal(new VerificationReport(35, null), ledger.Verify());
    }

    [Fact]
    public async Task A_new_segment_that_cannot_be_made_is_a_refusal_until_it_can()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = Storage.Ledger.Ledger.Open(LedgerFixture.Options(years.Path) with { RecoveryDelay = TimeSpan.FromMilliseconds(5) }, years.Time);
        years.Time.Now = years.Time.Now.AddYears(1);
        Directory.CreateDirectory(years.File(2024) + ".new"); // nothing can be made under this name

        await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await ledger.AppendAsync(LedgerFixture.Entry("2024-0")));
        Directory.Delete(years.File(2024) + ".new");

        await LedgerFixture.Until(() => ledger.Unavailable is null);
        Assert.Equal(34, (await ledger.AppendAsync(LedgerFixture.Entry("2024-0"))).Header.Sequence);
        Assert.Equal(new VerificationReport(34, null), ledger.Verify());
    }

    [Fact]
    public async Task Many_senders_at_the_turn_get_one_order_and_every_entry_once()
    {
        using var years = await LedgerYears.Make();
        await using var ledger = Storage.Ledger.Ledger.Open(LedgerFixture.Options(years.Path) with { MaxBatchEntries = 7 }, years.Time);
        var appends = Enumerable.Range(0, 200).Select(async i =>
        {
            await Task.Yield();
            if (i == 100)
            {
                years.Time.Now = years.Time.Now.AddYears(1);
            }

            return (await ledger.AppendAsync(LedgerFixture.Entry($"turn-{i}", bytes: 5000, seed: i))).Header.Sequence;
        });

        Assert.Equal(Enumerable.Range(34, 200).Select(i => (long)i), (await Task.WhenAll(appends)).Order());
        Assert.Equal(new VerificationReport(233, null), ledger.Verify());
    }
}
