using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Telemetry.Collector.Tests.Faults.Spools;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Faults;

/// <summary>The operator's own process, killed while it enqueues and sends.</summary>
public sealed partial class ClientFaultTests : IDisposable
{
    private const string Source = "vnpt";
    private const string RunName = "killed";
    private const string FolderVariable = "TELEMETRY_TEST_SPOOL";
    private const string AddressVariable = "TELEMETRY_TEST_ADDRESS";
    private const string KeyVariable = "TELEMETRY_TEST_KEY";
    private const string FirstVariable = "TELEMETRY_TEST_FIRST";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_client_that_is_killed_again_and_again_loses_nothing_that_it_was_told_is_enqueued()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey(Source);
        var oracle = new AckLedgerOracle(collector.DataFolder, Source);
        var random = Seeds.New();
        var sent = new List<Sent>();
        for (var round = 0; round < 3; round++)
        {
            var told = await RunUntilKilledAsync(collector.Host.GrpcAddress, key, sent.Count, random.Next(1, 80));
            sent.AddRange(Enumerable.Range(sent.Count, told.Enqueued).Select(Submission));

            // Without a line, as a start with the network gone: what was told stands, whatever the process was doing.
            await using var unplugged = await SpoolRun.OpenAsync(
                SpoolRun.Client(new Uri("http://127.0.0.1:1"), key), SpoolRun.Options(_folder.Path), before: sent);
            if (unplugged.Spool.Find(Submission(sent.Count).Id) is not null)
            {
                // Killed between the rename and the telling.
                sent.Add(Submission(sent.Count));
            }

            Assert.True(unplugged.Spool.Status.SetAside == 0, $"round {round}: {unplugged.Spool.Status}");
            Assert.All(told.Acknowledged, id => Assert.Equal(SpoolState.Acknowledged, unplugged.Spool.Find(id)!.State));
            oracle.Check(unplugged.Spool, sent);
            Assert.Equal(sent.Count, unplugged.Spool.Status.Enqueued);
        }

        await using var run = await SpoolRun.OpenAsync(SpoolRun.Client(collector.Host.GrpcAddress, key), SpoolRun.Options(_folder.Path), before: sent);
        Assert.Equal(new Standing(sent.Count, 0, 0), await run.SettledAsync(oracle));
    }

    // The operator's process; not a test.
    [Fact(Explicit = true)]
    public async Task Enqueue_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "runs in a process of its own");
        await using var run = await SpoolRun.OpenAsync(
            SpoolRun.Client(new Uri(Environment.GetEnvironmentVariable(AddressVariable)!), Environment.GetEnvironmentVariable(KeyVariable)), SpoolRun.Options(folder!));
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var lines = TextWriter.Synchronized(output);
        run.Spool.Settled += (_, settled) => lines.WriteLine($"{settled.Result.State} {settled.Result.SubmissionId}");
        for (var i = int.Parse(Environment.GetEnvironmentVariable(FirstVariable)!, CultureInfo.InvariantCulture); i < 100_000; i++)
        {
            await run.Spool.EnqueueAsync(Submission(i).Table());
            lines.WriteLine($"Enqueued {Submission(i).Id}");
        }
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"(?<what>Enqueued|Acknowledged) (?<id>killed/(?<number>\d+))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Told { get; }

    private static Sent Submission(int number) => new(string.Create(CultureInfo.InvariantCulture, $"{RunName}/{number}"), 5_000 + number);

    private async Task<(int Enqueued, IReadOnlyCollection<string> Acknowledged)> RunUntilKilledAsync(Uri address, string key, int first, int lines)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(ClientFaultTests).Assembly.Location, "-method", $"{typeof(ClientFaultTests).FullName}.{nameof(Enqueue_until_killed)}", "-explicit", "only"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[FolderVariable] = _folder.Path;
        start.Environment[AddressVariable] = address.AbsoluteUri;
        start.Environment[KeyVariable] = key;
        start.Environment[FirstVariable] = first.ToString(CultureInfo.InvariantCulture);
        var enqueued = 0;
        var acknowledged = new ConcurrentQueue<string>();
        var left = lines;
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, received) =>
        {
            if (received.Data is not { } text)
            {
                return;
            }

            // The test runner writes to the same pipe, colours included: a line of ours may begin with one of its codes.
            if (Told.Match(text) is not { Success: true } line)
            {
                return;
            }

            if (line.Groups["what"].Value == "Enqueued")
            {
                enqueued = int.Parse(line.Groups["number"].Value, CultureInfo.InvariantCulture) + 1 - first;
            }
            else
            {
                acknowledged.Enqueue(line.Groups["id"].Value);
            }

            if (--left == 0)
            {
                process.Kill();
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        await process.WaitForExitAsync().WaitAsync(SpoolRun.Patience);
        Assert.True(left <= 0, "the process ended by itself");
        return (enqueued, acknowledged);
    }
}
