using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Telemetry.Collector.Tests.Running;
using Telemetry.Samples;

namespace Telemetry.Collector.Tests.Clients;

/// <summary>The programs of docs/operators, run by the real clients against a real service: Debian's grpcio, npm's grpc-js, curl, the SDK.</summary>
public sealed partial class QuickStartTests
{
    private const string WrongKey = "tk_abcdefghijkm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "operators");
    private static readonly string Protocol = Path.Combine(Repository.Root, "proto");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Python_hands_in_a_month()
    {
        var python = TestTools.RequirePython("grpc", "google.protobuf");
        TestTools.Require("protoc");
        using var generated = new TemporaryFolder();
        await RunAsync(Path.Combine(Samples, "python", "generate.sh"), [Protocol, generated.Path], []);

        await CheckAsync(
            (address, key) => RunAsync(python, [Path.Combine(Samples, "python", "report.py")], new()
            {
                ["TELEMETRY_ADDRESS"] = address.Authority,
                ["TELEMETRY_KEY"] = key,
                ["PYTHONPATH"] = generated.Path,
            }),
            "VERDICT_CODE_UNKNOWN_AREA", "ALREADY_EXISTS", "UNAUTHENTICATED", "RESOURCE_EXHAUSTED", streams: true);
    }

    [Fact]
    public async Task Node_hands_in_a_month()
    {
        var node = TestTools.Require("node");
        var npm = TestTools.Require("npm");
        using var installed = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Samples, "node")))
        {
            File.Copy(file, Path.Combine(installed.Path, Path.GetFileName(file)));
        }

        var (exit, _, errors) = await RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", installed.Path], []);
        Assert.True(exit == 0, errors);
        await CheckAsync(
            (address, key) => RunAsync(node, [Path.Combine(installed.Path, "report.js")], new()
            {
                ["TELEMETRY_ADDRESS"] = address.Authority,
                ["TELEMETRY_KEY"] = key,
                ["TELEMETRY_PROTO"] = Protocol,
            }),
            "VERDICT_CODE_UNKNOWN_AREA", "ALREADY_EXISTS", "UNAUTHENTICATED", "RESOURCE_EXHAUSTED", streams: true);
    }

    [Fact]
    public async Task The_client_library_hands_in_a_month() => await CheckAsync(
        async (address, key) =>
        {
            var output = new StringWriter(CultureInfo.InvariantCulture);
            try
            {
                await MonthlyReport.RunAsync(address, key, output);
                return (0, output.ToString(), "");
            }
            catch (Operators.TelemetryException e)
            {
                return (1, output.ToString(), e.Failure.ToString());
            }
        },
        "UnknownArea", "ConflictingContent", "NotAuthenticated", "OverRate", streams: false);

    [Fact]
    public async Task Curl_hands_in_a_month()
    {
        TestTools.Require("curl");
        await using var collector = await StartAsync();
        var key = collector.OperatorKey("vnpt");
        Task<(int ExitCode, string Output, string Errors)> Run(string withKey) => RunAsync(Path.Combine(Samples, "curl", "report.sh"), [], new()
        {
            ["TELEMETRY_URL"] = collector.Host.PortalAddress.ToString().TrimEnd('/'),
            ["TELEMETRY_KEY"] = withKey,
        });

        var (exit, output, errors) = await Run(key);
        Assert.True(exit == 0, output + errors);
        Assert.Contains("first: 200", output, StringComparison.Ordinal);
        Assert.Contains("\"accepted\":4,\"refused\":2", output, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"UNKNOWN_AREA\"", output, StringComparison.Ordinal);
        Assert.Contains("again: 200", output, StringComparison.Ordinal);
        Assert.Contains("\"duplicate\":true", output, StringComparison.Ordinal);
        Assert.Contains("other content: 409", output, StringComparison.Ordinal);
        Assert.Contains("correction: 200", output, StringComparison.Ordinal);

        // The last is the first receipt, fetched.
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines[1], lines[^1]);

        (exit, output, _) = await Run(WrongKey);
        Assert.Contains("first: 401", output, StringComparison.Ordinal);
        Assert.NotEqual(0, exit);
    }

    [Fact]
    public async Task Curl_gets_the_key_in_a_file_that_is_gone_afterwards_and_never_as_an_argument()
    {
        var curl = TestTools.Require("curl");
        await using var collector = await TestCollector.StartAsync();
        var key = collector.OperatorKey("vnpt");
        using var folder = new TemporaryFolder();
        var (watcher, arguments, temporary) = (Path.Combine(folder.Path, "curl"), Path.Combine(folder.Path, "arguments"), Path.Combine(folder.Path, "tmp"));
        Directory.CreateDirectory(temporary);
        await File.WriteAllTextAsync(watcher, "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"$ARGUMENTS\"\nexec \"$CURL\" \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(watcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var (exit, output, errors) = await RunAsync(Path.Combine(Samples, "curl", "report.sh"), [], new()
        {
            ["TELEMETRY_URL"] = collector.Host.PortalAddress.ToString().TrimEnd('/'),
            ["TELEMETRY_KEY"] = key,
            ["PATH"] = folder.Path + ":" + Environment.GetEnvironmentVariable("PATH"),
            ["CURL"] = curl,
            ["ARGUMENTS"] = arguments,
            ["TMPDIR"] = temporary,
        });

        Assert.True(exit == 0, output + errors);
        var seen = await File.ReadAllTextAsync(arguments);
        Assert.Contains("/api/v1/submissions", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(key, seen, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
    }

    [Fact]
    public async Task Curl_waits_as_it_is_told()
    {
        TestTools.Require("curl");
        await using var collector = await TestCollector.StartAsync(o => o with { Intake = o.Intake with { SubmissionBurst = 1, SubmissionsPerSecond = 2 } });

        var (exit, _, errors) = await RunAsync(Path.Combine(Samples, "curl", "report.sh"), [], new()
        {
            ["TELEMETRY_URL"] = collector.Host.PortalAddress.ToString().TrimEnd('/'),
            ["TELEMETRY_KEY"] = collector.OperatorKey("vnpt"),
        });

        Assert.True(exit == 0, errors);
        Assert.Contains("wait 1 s: 429", errors, StringComparison.Ordinal);
    }

    // So low a rate that every program has to wait.
    private static Task<TestCollector> StartAsync() =>
        TestCollector.StartAsync(o => o with { Intake = o.Intake with { SubmissionBurst = 2, SubmissionsPerSecond = 9 } });

    private static async Task CheckAsync(
        Func<Uri, string, Task<(int ExitCode, string Output, string Errors)>> run, string verdict, string conflict, string unauthenticated, string overRate, bool streams)
    {
        await using var collector = await StartAsync();
        var key = collector.OperatorKey("vnpt");

        var (exit, output, errors) = await run(collector.Host.GrpcAddress, key);

        Assert.True(exit == 0, output + errors);
        var first = FirstReceipt.Match(output);
        Assert.True(first.Success, output);
        Assert.Equal(("4", "2"), (first.Groups["taken"].Value, first.Groups["refused"].Value));
        Assert.Contains($"  ZZ  {verdict}: mã đơn vị hành chính của cơ quan thống kê", output, StringComparison.Ordinal);
        Assert.Contains($"again {first.Groups["sequence"].Value}: duplicate true", output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"other content: {conflict}", output, StringComparison.Ordinal);
        Assert.Matches(@"correction \d+", output);
        Assert.Matches($@"wait [0-9.]+ m?s: {overRate}", output);
        if (streams)
        {
            Assert.Contains("stream: 12 receipts, in order true", output, StringComparison.OrdinalIgnoreCase);
            Assert.Matches(@"wait [0-9.]+ m?s on the stream", output);
        }

        (exit, output, errors) = await run(collector.Host.GrpcAddress, WrongKey);
        Assert.Equal(1, exit);
        Assert.Contains(unauthenticated, output + errors, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"receipt (?<sequence>\d+): (?<taken>\d+) taken, (?<refused>\d+) refused", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstReceipt { get; }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // The service is on this machine.
        start.Environment["no_proxy"] = start.Environment["NO_PROXY"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }
}
