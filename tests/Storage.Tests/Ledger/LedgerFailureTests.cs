using Telemetry.Storage.Ledger;

namespace Telemetry.Storage.Tests.Ledger;

public sealed class LedgerFailureTests
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Fact]
    public async Task After_a_failed_commit_nothing_is_taken_until_it_has_been_reopened()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { RecoveryDelay = Never, MaxRecoveryDelay = Never });
        await ledger.AppendAsync(LedgerFixture.Entry("before"));
        ledger.BeforeCommit = () => throw new IOException("fsync failed");
        Assert.Equal(LedgerUnavailableReason.IoError, (await Fails(ledger, "lost")).Reason);
        ledger.BeforeCommit = null;
        Assert.Equal(LedgerUnavailableReason.IoError, ledger.Unavailable);
        await Fails(ledger, "refused");
        Assert.Equal(1, ledger.Head.Sequence);
        Assert.NotNull(ledger.Find("vnpt", "before"));

        await ledger.ReopenAsync();
        Assert.Null(ledger.Unavailable);
        Assert.Equal(2, (await ledger.AppendAsync(LedgerFixture.Entry("lost"))).Header.Sequence);
        Assert.Equal(new VerificationReport(2, null), ledger.Verify());
        await ledger.ReopenAsync();
    }

    [Fact]
    public async Task All_that_waited_behind_a_failed_commit_fail_with_it()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { RecoveryDelay = Never, MaxRecoveryDelay = Never, MaxBatchEntries = 2 });
        using var go = new ManualResetEventSlim();
        ledger.BeforeCommit = () =>
        {
            go.Wait(TimeSpan.FromSeconds(30));
            throw new IOException("fsync failed");
        };
        var waiting = Enumerable.Range(0, 20).Select(i => ledger.AppendAsync(LedgerFixture.Entry($"s-{i}")).AsTask()).ToArray();
        go.Set();
        foreach (var append in waiting)
        {
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => append);
        }

        Assert.Equal(0, ledger.QueuedBytes);
    }

    [Fact]
    public async Task It_reopens_by_itself_and_tries_again_as_often_as_it_must()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { RecoveryDelay = TimeSpan.FromMilliseconds(5) });
        for (var i = 0; i < 3; i++)
        {
            ledger.BeforeCommit = () => throw new IOException("fsync failed");
            await Fails(ledger, $"s-{i}");
            ledger.BeforeCommit = null;
            await LedgerFixture.Until(() => ledger.Unavailable is null);
            await ledger.AppendAsync(LedgerFixture.Entry($"s-{i}"));
        }

        Assert.Equal(new VerificationReport(3, null), ledger.Verify());
    }

    [Fact]
    public async Task A_ledger_that_no_longer_verifies_stays_closed_for_appends()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { RecoveryDelay = Never, MaxRecoveryDelay = Never });
        var entry = LedgerFixture.Entry("damaged", bytes: 50_000);
        await ledger.AppendAsync(entry);
        ledger.BeforeCommit = () => throw new IOException("fsync failed");
        await Fails(ledger, "lost");
        ledger.BeforeCommit = null;
        await ledger.ReopenAsync();
        Damage(LedgerFiles.Active(folder.Path), entry.Payload.Span[..1000]);
        ledger.BeforeCommit = () => throw new IOException("fsync failed");
        await Fails(ledger, "lost");
        ledger.BeforeCommit = null;
        Assert.Equal(LedgerUnavailableReason.Corrupt, (await Assert.ThrowsAsync<LedgerUnavailableException>(ledger.ReopenAsync)).Reason);
        Assert.Equal(LedgerUnavailableReason.Corrupt, (await Fails(ledger, "more")).Reason);
    }

    [Fact]
    public async Task A_full_disk_refuses_and_keeps_every_acknowledged_entry()
    {
        using var folder = new TemporaryFolder();
        var small = LedgerFixture.Options(folder.Path) with { MaxBytes = 1 << 20, RecoveryDelay = TimeSpan.FromMilliseconds(5), CheckpointBytes = 1 << 20 };
        var acknowledged = 0;
        await using (var ledger = LedgerFixture.Open(small))
        {
            LedgerUnavailableException? full = null;
            while (full is null)
            {
                try
                {
                    await ledger.AppendAsync(LedgerFixture.Entry($"s-{acknowledged}", bytes: 90_000, seed: acknowledged));
                    acknowledged++;
                }
                catch (LedgerUnavailableException e)
                {
                    full = e;
                }
            }

            Assert.Equal(LedgerUnavailableReason.DiskFull, full.Reason);
            Assert.InRange(acknowledged, 5, 11);
            await LedgerFixture.Until(() => ledger.Unavailable is null);
            Assert.Equal(acknowledged, ledger.Head.Sequence);
            Assert.Equal(LedgerUnavailableReason.DiskFull, (await Fails(ledger, "still full", bytes: 200_000)).Reason);
            await LedgerFixture.Until(() => ledger.Unavailable is null);
            await ledger.AppendAsync(LedgerFixture.Entry("fits", bytes: 10));
            Assert.Equal(new VerificationReport(acknowledged + 1, null), ledger.Verify());
        }

        await using var larger = LedgerFixture.Open(small with { MaxBytes = 4 << 20 });
        await larger.AppendAsync(LedgerFixture.Entry("fits now", bytes: 200_000));
        Assert.Equal(new VerificationReport(acknowledged + 2, null), larger.Verify());
    }

    [Fact]
    public async Task Too_little_free_space_is_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = LedgerFixture.Open(LedgerFixture.Options(folder.Path) with { MinFreeBytes = long.MaxValue / 2 });
        var length = new FileInfo(LedgerFixture.Log(folder)).Length;
        Assert.Equal(LedgerUnavailableReason.DiskFull, (await Fails(ledger, "s")).Reason);
        Assert.Null(ledger.Unavailable);
        Assert.Equal(length, new FileInfo(LedgerFixture.Log(folder)).Length);
    }

    private static async Task<LedgerUnavailableException> Fails(Storage.Ledger.Ledger ledger, string id, int bytes = 100) =>
        await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await ledger.AppendAsync(LedgerFixture.Entry(id, bytes)));

    private static void Damage(string file, ReadOnlySpan<byte> part)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        stream.Position = bytes.AsSpan().IndexOf(part);
        stream.WriteByte((byte)~part[0]);
    }
}
