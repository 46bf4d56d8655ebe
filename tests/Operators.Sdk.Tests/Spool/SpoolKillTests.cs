using System.Diagnostics;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Spool;

/// <summary>A process that enqueues and sends, killed with SIGKILL wherever it is.</summary>
public sealed class SpoolKillTests : IDisposable
{
    private const string FolderVariable = "TELEMETRY_TEST_SPOOL";
    private const string AddressVariable = "TELEMETRY_TEST_ADDRESS";

    private readonly TemporaryFolder _folder = new();

    private string Root => Path.Combine(_folder.Path, "spool");

    private string Told => Path.Combine(_folder.Path, "told");

    [Fact]
    public async Task What_a_killed_process_was_told_is_enqueued_reaches_the_ledger_once_and_in_order()
    {
        await using var server = await ScriptedCollector.StartAsync();
        File.WriteAllText(Told, "");
        var random = new Random(20260315);
        for (var round = 0; round < 4; round++)
        {
            var before = File.ReadAllLines(Told).Length;
            using var child = Start(server.Address);
            await TestSpool.UntilAsync(() => Lines() > before + 3 || child.HasExited, "the child enqueues");
            await Task.Delay(random.Next(40)); // where it dies is left to chance
            child.Kill();
            await child.WaitForExitAsync();
        }

        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Root));
        Assert.True(await spool.DrainAsync(TestSpool.Patience));

        string[] told = [.. File.ReadAllText(Told).Split('\n')[..^1]];
        var ledger = server.Ledger.ToArray();
        Assert.True(told.Length >= 16, $"only {told.Length} were enqueued");
        Assert.Equal(ledger.Distinct(), ledger);
        Assert.Equal(told, ledger.Intersect(told));
        Assert.Equal((ledger.Length, ledger.Length, 0L), (spool.Status.Enqueued, spool.Status.Acknowledged, spool.Status.SetAside));
    }

    // The other process; not a test.
    [Fact(Explicit = true)]
    public async Task Enqueue_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "runs in a process of its own");
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = new Uri(Environment.GetEnvironmentVariable(AddressVariable)!) });
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(Path.Combine(folder!, "spool")));
        await using var told = new StreamWriter(Path.Combine(folder!, "told"), append: true) { AutoFlush = true };
        for (var i = 0; i < 100_000; i++)
        {
            var id = $"{Environment.ProcessId}/{i}";
            await spool.EnqueueAsync(TestSpool.Table(id));
            await told.WriteAsync(id + "\n");
        }
    }

    public void Dispose() => _folder.Dispose();

    private int Lines() => File.ReadAllText(Told).Count(c => c == '\n');

    private Process Start(Uri address)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(SpoolKillTests).Assembly.Location, "-method", $"{typeof(SpoolKillTests).FullName}.{nameof(Enqueue_until_killed)}", "-explicit", "only"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[FolderVariable] = _folder.Path;
        start.Environment[AddressVariable] = address.AbsoluteUri;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
