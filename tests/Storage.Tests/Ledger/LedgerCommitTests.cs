using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

public sealed class LedgerCommitTests
{
    [Fact]
    public async Task Sixty_four_senders_of_one_identifier_get_the_same_single_entry()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () => await ledger.AppendAsync(LedgerFixture.Entry("same", seed: i)))));
        Assert.Single(results, r => !r.IsDuplicate);
        Assert.All(results, r => Assert.Equal(results[0].Header.Hash, r.Header.Hash));
        Assert.Equal(1, ledger.Head.Sequence);
        Assert.True((await ledger.AppendAsync(LedgerFixture.Entry("same"))).IsDuplicate);
        Assert.False((await ledger.AppendAsync(LedgerFixture.Entry("same", source: "viettel"))).IsDuplicate);
        Assert.True(ledger.Verify().IsSound);
    }

    [Fact]
    public async Task What_waits_goes_into_one_commit_duplicates_within_it_included()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        using var hold = new Holder(ledger);
        var first = ledger.AppendAsync(LedgerFixture.Entry("first")).AsTask();
        hold.WaitUntilHeld();
        var waiting = Enumerable.Range(0, 50).Select(i => ledger.AppendAsync(LedgerFixture.Entry($"s-{i % 40}", seed: i)).AsTask()).ToArray();
        hold.Release();
        await first;
        var results = await Task.WhenAll(waiting);
        Assert.Equal(2, hold.Commits);
        Assert.Equal(10, results.Count(r => r.IsDuplicate));
        Assert.Equal(Enumerable.Range(2, 40), results.Where(r => !r.IsDuplicate).Select(r => (int)r.Header.Sequence));
        Assert.Equal(results[3].Header, ledger.Find("vnpt", "s-3"), (a, b) => a!.Hash.SequenceEqual(b!.Hash));
    }

    [Fact]
    public async Task A_commit_takes_no_more_entries_and_bytes_than_it_may()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { MaxBatchEntries = 4, MaxBatchBytes = 1000 });
        using var hold = new Holder(ledger);
        var tasks = new List<Task<AppendResult>> { ledger.AppendAsync(LedgerFixture.Entry("first")).AsTask() };
        hold.WaitUntilHeld();
        tasks.AddRange(Enumerable.Range(0, 8).Select(i => ledger.AppendAsync(LedgerFixture.Entry($"small-{i}", bytes: 10)).AsTask()));
        tasks.AddRange(Enumerable.Range(0, 2).Select(i => ledger.AppendAsync(LedgerFixture.Entry($"large-{i}", bytes: 5000)).AsTask()));
        hold.Release();
        await Task.WhenAll(tasks);
        Assert.Equal(1 + 2 + 2, hold.Commits);
    }

    [Fact]
    public async Task The_queue_takes_no_more_bytes_than_it_may_and_the_rest_waits_outside()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { MaxQueueBytes = 1000 });
        using var hold = new Holder(ledger);
        var tasks = new List<Task<AppendResult>> { ledger.AppendAsync(LedgerFixture.Entry("first")).AsTask() };
        hold.WaitUntilHeld();
        tasks.AddRange(Enumerable.Range(0, 7).Select(i => ledger.AppendAsync(LedgerFixture.Entry($"s-{i}", bytes: 380)).AsTask()));
        Assert.Equal(800, ledger.QueuedBytes);
        Assert.Equal(5, ledger.WaitingForRoom);
        hold.Release();
        var results = await Task.WhenAll(tasks);
        Assert.Equal(Enumerable.Range(1, 8), results.Select(r => (int)r.Header.Sequence));
        Assert.Equal(0, ledger.QueuedBytes);
    }

    [Fact]
    public async Task An_append_can_be_given_up_while_it_waits_but_not_once_it_is_being_written()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        using var hold = new Holder(ledger);
        using var cancellation = new CancellationTokenSource();
        var written = ledger.AppendAsync(LedgerFixture.Entry("written"), cancellation.Token).AsTask();
        hold.WaitUntilHeld();
        var waiting = ledger.AppendAsync(LedgerFixture.Entry("waiting"), cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        hold.Release();
        Assert.Equal(1, (await written).Header.Sequence);
        Assert.Equal(2, (await ledger.AppendAsync(LedgerFixture.Entry("after"))).Header.Sequence);
        Assert.Null(ledger.Find("vnpt", "waiting"));
    }

    [Fact]
    public async Task Whoever_waits_for_a_position_is_woken_when_it_is_there()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(folder.Path);
        var second = ledger.WaitForAsync(2).AsTask();
        var tenth = ledger.WaitForAsync(10).AsTask();
        await ledger.AppendAsync(LedgerFixture.Entry("1"));
        Assert.False(second.IsCompleted);
        await ledger.AppendAsync(LedgerFixture.Entry("2"));
        await second.WaitAsync(TimeSpan.FromSeconds(10));
        await ledger.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tenth.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task The_log_stays_bounded_beside_a_busy_writer_and_a_reader()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { CheckpointBytes = 1 << 20 });
        var longest = 0L;
        for (var i = 0; i < 300; i++)
        {
            await ledger.AppendAsync(LedgerFixture.Entry($"s-{i}", bytes: 100_000, seed: i));
            ledger.Read(i, 1 << 20).Dispose();
            longest = Math.Max(longest, new FileInfo(LedgerFixture.Log(folder)).Length);
        }

        Assert.InRange(longest, 1, 15 << 20);
        Assert.True(ledger.Verify().IsSound);
    }

    /// <summary>Holds the first commit until released, and counts all of them.</summary>
    private sealed class Holder : IDisposable
    {
        private readonly ManualResetEventSlim _held = new();
        private readonly ManualResetEventSlim _release = new();
        private int _commits;

        public Holder(Storage.Ledger.Ledger ledger) => ledger.BeforeCommit = () =>
        {
            _commits++;
            _held.Set();
            Assert.True(_release.Wait(TimeSpan.FromSeconds(30)));
        };

        public int Commits => _commits;

        public void WaitUntilHeld() => Assert.True(_held.Wait(TimeSpan.FromSeconds(30)));

        public void Release() => _release.Set();

        public void Dispose()
        {
            Release();
            _held.Dispose();
        }
    }
}
