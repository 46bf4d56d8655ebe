using System.Globalization;
using System.Security.Cryptography;
using Telemetry.Collector.Tests.Running;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>A service that starts in a new year makes the year's segment, and may be killed while it does.</summary>
public sealed class YearTurnTests
{
    private const int Entries = 20_000;

    [Fact]
    public async Task A_kill_in_the_middle_of_the_turn_loses_nothing_and_leaves_nothing()
    {
        using var data = new TemporaryFolder();
        var head = await FillAsync(data.Path);
        var holder = Environment.ProcessId;
        for (var kill = 0; kill < 3; kill++)
        {
            var starting = CollectorProcess.StartAsync(data.Path);
            holder = await HolderAsync(data.Path, other: holder);
            await KillAsync(data.Path, holder, after: TimeSpan.FromMilliseconds(15 * kill), starting);
            using var reader = LedgerReader.Open(data.Path);
            Assert.Equal(head.Hash, reader.Header(head.Sequence)!.Hash);
            Assert.True(reader.Verify().IsSound);
        }

        await using (var service = await CollectorProcess.StartAsync(data.Path))
        {
            Assert.Equal(0, await service.StopAsync());
        }

        Assert.Empty(Directory.EnumerateFiles(data.Path, "*.new"));
        using var ledger = LedgerReader.Open(data.Path);
        Assert.Equal(2, ledger.Segments().Count);
        Assert.True(ledger.Head().Sequence > head.Sequence);
        Assert.True(ledger.Verify().IsSound);
    }

    // As soon as the new segment is being made, or a little later; a service that was faster is killed too.
    private static async Task KillAsync(string folder, int holder, TimeSpan after, Task<CollectorProcess> starting)
    {
        while (!Directory.EnumerateFiles(folder, "*.new").Any() && LedgerFiles.Active(folder).EndsWith("2025.db", StringComparison.Ordinal))
        {
            await Task.Delay(1);
        }

        await Task.Delay(after);
        using (var process = System.Diagnostics.Process.GetProcessById(holder))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        try
        {
            await (await starting).DisposeAsync();
        }
        catch (InvalidOperationException)
        {
            // It did not come to serving.
        }
    }

    private static async Task<int> HolderAsync(string folder, int other)
    {
        var file = Path.Combine(folder, LedgerFiles.Holder);
        int holder;
        while (!File.Exists(file) || !int.TryParse(await File.ReadAllTextAsync(file), NumberStyles.None, CultureInfo.InvariantCulture, out holder) || holder == other)
        {
            await Task.Delay(1);
        }

        return holder;
    }

    private static async Task<LedgerHead> FillAsync(string folder)
    {
        await using var ledger = Ledger.Open(new LedgerOptions { Folder = folder }, new SettableTime(new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        var payload = new byte[500];
        var hash = SHA256.HashData(payload);
        await Task.WhenAll(Enumerable.Range(0, Entries).Select(i => ledger.AppendAsync(new NewEntry(EntryKind.Submission, "vnpt", $"s-{i}", payload, hash, default)).AsTask()));
        return ledger.Head;
    }
}
