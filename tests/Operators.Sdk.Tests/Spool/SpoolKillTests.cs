using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Spool;

/// <summary>A process that enqueues and sends: killed with SIGKILL wherever it is, and watched from outside.</summary>
public sealed class SpoolKillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Told => Path.Combine(_folder.Path, SpoolChild.Told);

    [Fact]
    public async Task What_a_killed_process_was_told_is_enqueued_reaches_the_ledger_once_and_in_order()
    {
        await using var server = await ScriptedCollector.StartAsync();
        File.WriteAllText(Told, "");
        var random = new Random(20260315);
        for (var round = 0; round < 4; round++)
        {
            var before = Lines();
            using var child = SpoolChild.Start(_folder.Path, server.Address, count: 100_000);
            await TestSpool.UntilAsync(() => Lines() > before + 3 || child.HasExited, "the child enqueues");
            await Task.Delay(random.Next(40), TestContext.Current.CancellationToken); // where it dies is left to chance
            child.Kill();
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Path.Combine(_folder.Path, "spool")));
        Assert.True(await spool.DrainAsync(TestSpool.Patience));

        string[] told = [.. File.ReadAllText(Told).Split('\n')[..^1]];
        var ledger = server.Ledger.ToArray();
        Assert.True(told.Length >= 16, $"only {told.Length} were enqueued");
        Assert.Equal(ledger.Distinct(), ledger);
        Assert.Equal(told, ledger.Intersect(told));
        Assert.Equal((ledger.Length, ledger.Length, 0L), (spool.Status.Enqueued, spool.Status.Acknowledged, spool.Status.SetAside));
    }

    [Fact]
    public async Task File_and_folder_are_forced_to_disk_before_the_call_returns()
    {
        var strace = TestTools.Require("strace");
        var trace = Path.Combine(_folder.Path, "trace");
        using var child = SpoolChild.Start(
            _folder.Path, new Uri("http://127.0.0.1:1"), count: 1, strace, "-f", "--seccomp-bpf", "-y", "-o", trace, "-e", "signal=none", "-e", "trace=fsync,rename,renameat,renameat2,write,pwrite64");
        await child.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TestSpool.Patience, TestContext.Current.CancellationToken);

        var calls = File.ReadAllLines(trace);
        var at = -1;
        Next("the file is forced to disk", "fsync(", "/spool/tmp/1.tmp>");
        Next("it is renamed", "rename", "/spool/tmp/1.tmp\"", "/spool/pending/00000000000000000001.submission\"");
        Next("the folder is forced to disk", "fsync(", "/spool/pending>");
        Next("the caller is told", "write", "/told>");

        void Next(string what, params string[] parts)
        {
            var found = Array.FindIndex(calls, at + 1, c => Array.TrueForAll(parts, p => c.Contains(p, StringComparison.Ordinal)));
            Assert.True(found >= 0, $"{what}: not seen after line {at + 1} of\n{string.Join('\n', calls.Where(c => c.Contains("/spool", StringComparison.Ordinal) || c.Contains("/told", StringComparison.Ordinal)))}");
            at = found;
        }
    }

    public void Dispose() => _folder.Dispose();

    private int Lines() => File.ReadAllText(Told).Count(c => c == '\n');
}
