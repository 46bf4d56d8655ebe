using System.Globalization;
using System.Text.RegularExpressions;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Storage.Ledger;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>A receipt means that the figures lie on the disk: seen from outside, in the process's system calls.</summary>
public sealed partial class DurabilityTests
{
    private const string Marker = "marker/durability/7c1f0e";

    [Fact]
    public async Task The_ledger_is_synced_between_a_submissions_arrival_and_its_answer()
    {
        var strace = TestTools.Require("strace");
        using var data = new TemporaryFolder();
        using var traces = new TemporaryFolder();
        var trace = Path.Combine(traces.Path, "trace");
        var key = await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", "vnpt");
        string[] wrapper =
        [
            strace, "-f", "--seccomp-bpf", "-tt", "-y", "-s", "16384", "-o", trace, "-e", "signal=none",
            "-e", "trace=fsync,fdatasync,pwrite64,recvfrom,recvmsg,read,readv,sendto,sendmsg,write,writev",
        ];
        await using (var service = await CollectorProcess.StartAsync(data.Path, wrapper: wrapper))
        {
            using var client = new SenderClient(service.GrpcAddress, key);
            for (var i = 0; i < 20; i++)
            {
                (await client.SendAsync(Table("2013-06", ["24"], Scaled("subscribers.mobile", i)))).Taken();
            }

            var request = Table("2013-06", ["24"], Scaled("subscribers.mobile", 1_795_720));
            request.SubmissionId = Marker;
            (await client.SendAsync(request)).Taken();

            // The service itself, not the tracer around it.
            CollectorProcess.Terminate(int.Parse(await File.ReadAllTextAsync(Path.Combine(data.Path, LedgerFiles.Holder)), CultureInfo.InvariantCulture));
            await service.ExitAsync();
        }

        var calls = await ReadAsync(trace);
        var arrival = calls.Find(c => c.IsSocket && c.Receives && c.Text.Contains(Marker, StringComparison.Ordinal));
        Assert.True(arrival is not null, "the trace does not show the submission's arrival");
        var departure = calls.Find(c => c.IsSocket && c.Sends && c.Started > arrival.Ended && c.Text.Contains(Marker, StringComparison.Ordinal));
        Assert.True(departure is not null, "the trace does not show the answer's departure");

        var between = calls.Where(c => c.Started > arrival.Ended && c.Ended < departure.Started).ToList();
        var written = between.Find(c => c.Name == "pwrite64" && IsLog(c.File) && c.Text.Contains(Marker, StringComparison.Ordinal));
        Assert.True(written is not null, "the entry was not written to the ledger's log before the answer:\n" + Summary(between));
        var synced = between.Find(c => c.Name is "fsync" or "fdatasync" && IsLog(c.File) && c.Started > written.Ended);
        Assert.True(synced is not null, "no fsync or fdatasync of the ledger's log between its writing and the answer:\n" + Summary(between));
        Assert.EndsWith("= 0", synced.Text.TrimEnd(), StringComparison.Ordinal);
    }

    private static bool IsLog(string file) =>
        Path.GetFileName(file).StartsWith("ledger-", StringComparison.Ordinal) && file.EndsWith(LedgerFiles.LogSuffix, StringComparison.Ordinal);

    private static string Summary(IEnumerable<Call> calls) =>
        string.Join('\n', calls.Take(200).Select(c => $"{c.Name} {c.File} {c.Text[Math.Max(0, c.Text.Length - 40)..]}"));

    // Calls in the order in which they began; a call that others interrupted in the trace is put together again.
    private static async Task<List<Call>> ReadAsync(string trace)
    {
        var calls = new List<Call>();
        var unfinished = new Dictionary<string, Call>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(trace))
        {
            number++;
            if (Line.Match(line) is not { Success: true } match)
            {
                continue;
            }

            var thread = match.Groups["thread"].Value;
            var rest = match.Groups["rest"].Value;
            if (rest.StartsWith("<...", StringComparison.Ordinal))
            {
                if (unfinished.Remove(thread, out var begun))
                {
                    begun.Ended = number;
                    begun.Text += rest;
                }

                continue;
            }

            if (Begin.Match(rest) is not { Success: true } begin)
            {
                continue;
            }

            var call = new Call { Name = begin.Groups["name"].Value, File = begin.Groups["file"].Value, Started = number, Ended = number, Text = rest };
            calls.Add(call);
            if (rest.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                call.Ended = int.MaxValue;
                unfinished[thread] = call;
            }
        }

        return calls;
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+\S+ (?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex Line { get; }

    [GeneratedRegex(@"^(?<name>\w+)\(\d+<(?<file>[^>]*)>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Begin { get; }

    private sealed class Call
    {
        public required string Name { get; init; }

        public required string File { get; init; }

        public required int Started { get; init; }

        public required int Ended { get; set; }

        public required string Text { get; set; }

        public bool IsSocket => File.Contains("socket", StringComparison.Ordinal) || File.Contains("TCP", StringComparison.Ordinal);

        public bool Receives => Name is "recvmsg" or "recvfrom" or "read" or "readv";

        public bool Sends => Name is "sendmsg" or "sendto" or "write" or "writev";
    }
}
