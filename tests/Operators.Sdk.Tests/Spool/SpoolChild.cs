using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Telemetry.Operators.Tests.Spool;

/// <summary>A process of its own that enqueues and says so, line by line, in a file: this program, told to run one method.</summary>
public sealed class SpoolChild
{
    private const string FolderVariable = "TELEMETRY_TEST_SPOOL";
    private const string AddressVariable = "TELEMETRY_TEST_ADDRESS";
    private const string CountVariable = "TELEMETRY_TEST_COUNT";

    /// <summary>Where, in its folder, the process says what it was told is enqueued.</summary>
    public const string Told = "told";

    /// <summary>Starts the process; its spool is the folder's <c>spool</c>.</summary>
    public static Process Start(string folder, Uri address, int count, params string[] wrapper)
    {
        string[] command =
        [
            .. wrapper,
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            typeof(SpoolChild).Assembly.Location,
            "-method",
            $"{typeof(SpoolChild).FullName}.{nameof(Enqueue)}",
            "-explicit",
            "only",
        ];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment[FolderVariable] = folder;
        start.Environment[AddressVariable] = address.AbsoluteUri;
        start.Environment[CountVariable] = count.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    // The other process; not a test.
    [Fact(Explicit = true)]
    public async Task Enqueue()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "runs in a process of its own");
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = new Uri(Environment.GetEnvironmentVariable(AddressVariable)!) });
        await using var spool = await SubmissionSpool.OpenAsync(client, Running.TestSpool.Options(Path.Combine(folder!, "spool")));
        await using var told = new StreamWriter(Path.Combine(folder!, Told), append: true) { AutoFlush = true };
        var count = int.Parse(Environment.GetEnvironmentVariable(CountVariable)!, CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++)
        {
            var id = $"{Environment.ProcessId}/{i}";
            await spool.EnqueueAsync(Running.TestSpool.Table(id));
            await told.WriteAsync(id + "\n");
        }
    }
}
