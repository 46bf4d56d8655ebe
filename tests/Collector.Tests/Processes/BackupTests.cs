using System.Text;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Backups;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>Backup beside the running service, and what is restored from it.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Mobile = "subscribers.mobile";
    private readonly TemporaryFolder _away = new();

    private string Backup => Path.Combine(_away.Path, "monday");

    private string Restored => Path.Combine(_away.Path, "restored");

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_under_load_is_in_what_is_restored_from_it()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey("vnpt");
        using var client = new SenderClient(collector.Host.GrpcAddress, key);
        Directory.CreateDirectory(Path.Combine(collector.DataFolder, "catalogue"));
        await File.WriteAllTextAsync(Path.Combine(collector.DataFolder, "catalogue", "note.txt"), "imported");
        var sent = new List<(SubmitRequest Request, SubmitResponse Receipt)>();
        using var stop = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var request = List("2026-02", Value(Mobile, "24", i));
                var receipt = (await client.SendAsync(request)).Taken();
                lock (sent)
                {
                    sent.Add((request, receipt));
                }

                collector.Time.Now = i == 20 ? collector.Time.Now.AddYears(1) : collector.Time.Now;
            }
        });
        await Until(() => Count() > 40);
        var before = Count();

        var exit = await Run("backup", "--to", Backup, "--data", collector.DataFolder);

        await Until(() => Count() > before + 5);
        await stop.CancelAsync();
        await load;
        Assert.Equal(0, exit);
        Assert.Equal(0, await Run("verify", "--from", Backup));
        Assert.Equal(0, await Run("restore", "--from", Backup, "--data", Restored));
        Assert.Equal("imported", await File.ReadAllTextAsync(Path.Combine(Restored, "catalogue", "note.txt")));
        var manifest = BackupManifest.Read(Backup);
        Assert.InRange(manifest.Sequence, sent[before - 1].Receipt.Sequence, sent[^1].Receipt.Sequence);
        await AssertSame(collector, key, manifest, sent);

        int Count()
        {
            lock (sent)
            {
                return sent.Count;
            }
        }
    }

    [Fact]
    public async Task A_backup_is_its_owner_s_alone_and_overwrites_nothing()
    {
        var data = await FillAsync();
        Assert.Equal(0, await Run("backup", "--to", Backup, "--data", data));
        var first = await File.ReadAllBytesAsync(Path.Combine(Backup, BackupManifest.FileName));

        Assert.Equal(2, await Run("backup", "--to", Backup, "--data", data));

        Assert.Equal(first, await File.ReadAllBytesAsync(Path.Combine(Backup, BackupManifest.FileName)));
        Assert.Equal(["data", "monday"], Directory.EnumerateFileSystemEntries(_away.Path).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Backup));
            foreach (var file in Directory.EnumerateFiles(Backup))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Theory]
    [InlineData("ledger-2026.db")]
    [InlineData("ledger-2025.db")]
    [InlineData("secrets.db")]
    public async Task A_changed_byte_anywhere_in_a_backup_is_found_and_nothing_is_restored(string file)
    {
        var data = await FillAsync();
        Assert.Equal(0, await Run("backup", "--to", Backup, "--data", data));
        var path = Path.Combine(Backup, file);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        Assert.Equal(1, await Run("verify", "--from", Backup));
        Assert.Equal(2, await Run("restore", "--from", Backup, "--data", Restored));
        Assert.False(Directory.Exists(Restored));
    }

    [Fact]
    public async Task A_backup_that_was_put_together_is_found_by_its_chain()
    {
        var data = await FillAsync();
        Assert.Equal(0, await Run("backup", "--to", Backup, "--data", data));
        var other = Path.Combine(_away.Path, "tuesday");
        var others = await FillAsync("others", seed: 7);
        Assert.Equal(0, await Run("backup", "--to", other, "--data", others));

        // The year before of another ledger, with a manifest that says so.
        File.Copy(Path.Combine(other, "ledger-2025.db"), Path.Combine(Backup, "ledger-2025.db"), overwrite: true);
        var (hash, otherHash) = (HashOf(Backup), HashOf(other));
        var manifest = await File.ReadAllTextAsync(Path.Combine(Backup, BackupManifest.FileName));
        await File.WriteAllTextAsync(Path.Combine(Backup, BackupManifest.FileName), manifest.Replace(hash, otherHash, StringComparison.Ordinal));

        var report = BackupVerifier.Verify(Backup, null, null, CancellationToken.None);

        Assert.Empty(report.Faults);
        Assert.Equal(new LedgerFault(1, LedgerFaultKind.Foreign, "ledger-2025.db"), report.Ledger!.Fault);
        Assert.Equal(2, await Run("restore", "--from", Backup, "--data", Restored));

        static string HashOf(string folder) => BackupManifest.Read(folder).Files.Single(f => f.Path == "ledger-2025.db").Sha256;
    }

    [Fact]
    public async Task Nothing_is_restored_over_what_is_there_or_from_what_is_no_backup()
    {
        var data = await FillAsync();
        Assert.Equal(0, await Run("backup", "--to", Backup, "--data", data));
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, "mine"), "mine");

        Assert.Equal(2, await Run("restore", "--from", Backup, "--data", Restored));
        Assert.Equal(2, await Run("restore", "--from", data, "--data", Path.Combine(_away.Path, "new")));
        Assert.Equal(2, await Run("verify", "--from", data));
        Assert.Equal(2, await Run("backup", "--to", Path.Combine(_away.Path, "none"), "--data", Restored));

        Assert.Equal(["mine"], Directory.EnumerateFileSystemEntries(Restored).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_store_that_has_more_than_its_ledger_is_refused_at_the_start()
    {
        await using var collector = await TestCollector.StartAsync();
        using var client = collector.Sender("vnpt");
        (await client.SendAsync(List("2026-02", Value(Mobile, "24", 1)))).Taken();
        Assert.Equal(0, await Run("backup", "--to", Backup, "--data", collector.DataFolder));
        (await client.SendAsync(List("2026-02", Value(Mobile, "24", 2)))).Taken();
        await collector.ProjectedAsync();
        await collector.StopAsync();
        Assert.Equal(0, await Run("restore", "--from", Backup, "--data", Restored));
        foreach (var file in Directory.EnumerateFiles(collector.DataFolder, "series.db*"))
        {
            File.Copy(file, Path.Combine(Restored, Path.GetFileName(file)));
        }

        var options = new CollectorOptions { GrpcPort = 0, PortalPort = 0, DataFolder = Restored };
        var e = await Assert.ThrowsAsync<StartException>(() => CollectorHost.StartAsync(options, collector.Time));

        Assert.Contains("rebuild", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Run("rebuild", "--data", Restored));
        await using var host = await CollectorHost.StartAsync(options, collector.Time);
    }

    public void Dispose() => _away.Dispose();

    private static Task<int> Run(params string[] arguments) => CommandLine.Create().Parse(arguments).InvokeAsync();

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    // Receipts of a service on the restored folder are those that were given; what came in later is not there and is taken as new.
    private async Task AssertSame(TestCollector collector, string key, BackupManifest manifest, List<(SubmitRequest Request, SubmitResponse Receipt)> sent)
    {
        await using var host = await CollectorHost.StartAsync(new CollectorOptions { GrpcPort = 0, PortalPort = 0, DataFolder = Restored }, collector.Time);
        Assert.Equal(manifest.Sequence, host.Stores.Ledger.Head.Sequence);
        using var client = new SenderClient(host.GrpcAddress, key);
        foreach (var (request, receipt) in sent)
        {
            var again = (await client.SendAsync(request)).Taken();
            Assert.Equal(receipt.Sequence <= manifest.Sequence, again.Duplicate);
            if (again.Duplicate)
            {
                Assert.Equal((receipt.Sequence, receipt.EntryHash), (again.Sequence, again.EntryHash));
            }
        }
    }

    private async Task<string> FillAsync(string name = "data", int seed = 0)
    {
        var folder = Path.Combine(_away.Path, name);
        var time = new SettableTime(new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(folder);
        Assert.Equal(0, await Run("keys", "create", "--role", "operator", "--source", "vnpt", "--data", folder));
        await using var ledger = Ledger.Open(new LedgerOptions { Folder = folder }, time);
        for (var i = 0; i < 10; i++)
        {
            time.Now = time.Now.AddMonths(1);
            var payload = Encoding.UTF8.GetBytes($"{seed} {i} " + new string('x', 2000));
            await ledger.AppendAsync(new NewEntry(EntryKind.Submission, "vnpt", $"s-{i}", payload, System.Security.Cryptography.SHA256.HashData(payload), default));
        }

        return folder;
    }
}
