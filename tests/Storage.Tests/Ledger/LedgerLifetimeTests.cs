using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

public sealed class LedgerLifetimeTests
{
    [Fact]
    public async Task Reopened_it_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        LedgerHead head;
        await using (var ledger = LedgerFixture.Open(folder.Path))
        {
            await ledger.AppendAsync(LedgerFixture.Entry("1"));
            await ledger.AppendAsync(LedgerFixture.Entry("2"));
            head = ledger.Head;
        }

        Assert.False(File.Exists(LedgerFixture.Log(folder)));
        await using var again = LedgerFixture.Open(folder.Path);
        Assert.Equal(head.Sequence, again.Head.Sequence);
        Assert.Equal(head.Hash, again.Head.Hash);
        Assert.True((await again.AppendAsync(LedgerFixture.Entry("1"))).IsDuplicate);
        Assert.Equal(3, (await again.AppendAsync(LedgerFixture.Entry("3"))).Header.Sequence);
        Assert.Equal(3, again.Verify().Entries);
    }

    [Fact]
    public async Task Closing_finishes_all_that_was_queued_and_refuses_what_comes_later()
    {
        using var folder = new TemporaryFolder();
        var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { MaxBatchEntries = 3, MaxQueueBytes = 500 });
        var queued = Enumerable.Range(0, 40).Select(i => ledger.AppendAsync(LedgerFixture.Entry($"s-{i}")).AsTask()).ToArray();
        await ledger.DisposeAsync();
        Assert.All(queued, t => Assert.True(t.IsCompletedSuccessfully));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await ledger.AppendAsync(LedgerFixture.Entry("late")));
        await ledger.DisposeAsync();
        using var reader = LedgerReader.Open(folder.Path);
        Assert.Equal(new VerificationReport(40, null), reader.Verify());
    }

    [Fact]
    public async Task A_second_writer_is_told_which_file_is_locked_and_by_whom()
    {
        using var folder = new TemporaryFolder();
        await using (LedgerFixture.Open(folder.Path))
        {
            var e = Assert.Throws<LedgerLockedException>(() => LedgerFixture.Open(folder.Path));
            Assert.Equal(folder.File(LedgerFiles.Lock), e.LockFile);
            Assert.Equal(Environment.ProcessId, e.HolderProcessId);
        }

        await LedgerFixture.Open(folder.Path).DisposeAsync();
    }

    [Fact]
    public async Task A_reader_of_its_own_follows_the_writer()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<FileNotFoundException>(() => LedgerReader.Open(folder.Path));
        await using var ledger = LedgerFixture.Open(folder.Path);
        using var reader = LedgerReader.Open(folder.Path);
        Assert.Equal(0, reader.Head().Sequence);
        await ledger.AppendAsync(LedgerFixture.Entry("1"));
        Assert.Equal(1, reader.Head().Sequence);
        Assert.True(reader.Verify().IsSound);
    }

    [Fact]
    public async Task Time_never_runs_backwards_and_leads_to_positions()
    {
        using var folder = new TemporaryFolder();
        var time = new SettableTime();
        var start = time.Now;
        await using var ledger = Storage.Ledger.Ledger.Open(LedgerFixture.Options(folder.Path), time);
        foreach (var minute in new[] { 1, 2, 2, 5, 3, 9 })
        {
            time.Now = start.AddMinutes(minute).AddTicks(4567);
            await ledger.AppendAsync(LedgerFixture.Entry($"s-{ledger.Head.Sequence}"));
        }

        Assert.Equal([1, 2, 2, 5, 5, 9], Enumerable.Range(1, 6).Select(i => (int)(ledger.Get(i)!.Header.Time - start).TotalMinutes));
        Assert.Equal(0, ledger.Get(1)!.Header.Time.Microsecond);
        Assert.Equal([0, 0, 1, 3, 3, 3, 5, 5, 6], new[] { -60, 0, 1, 2, 3, 4, 5, 8, 600 }.Select(m => ledger.PositionAt(start.AddMinutes(m).AddSeconds(1))));
        Assert.True(ledger.Verify().IsSound);
    }

    [Fact]
    public void Settings_out_of_range_are_all_named()
    {
        var e = Assert.Throws<ArgumentException>(() => LedgerFixture.Open(new LedgerOptions { Folder = " ", MaxBatchEntries = 0, CheckpointBytes = 5, RecoveryDelay = TimeSpan.FromMinutes(1) }));
        Assert.Contains("Folder: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("MaxBatchEntries: 0; expected 1 to 100000", e.Message, StringComparison.Ordinal);
        Assert.Contains("CheckpointBytes: 5; expected at least 1048576", e.Message, StringComparison.Ordinal);
        Assert.Contains("MaxRecoveryDelay: 00:00:30; expected at least RecoveryDelay (00:01:00)", e.Message, StringComparison.Ordinal);
    }
}
