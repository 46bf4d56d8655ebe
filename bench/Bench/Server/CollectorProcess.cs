using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Telemetry.Bench.Server;

/// <summary>A collector in a process of its own.</summary>
internal sealed class CollectorProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StreamWriter _log;

    private CollectorProcess(Process process, StreamWriter log, Uri grpc, Uri portal)
    {
        _process = process;
        _log = log;
        Grpc = grpc;
        Portal = portal;
    }

    /// <summary>Where it takes submissions.</summary>
    public Uri Grpc { get; }

    /// <summary>Where it answers questions.</summary>
    public Uri Portal { get; }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it has resident now (VmRSS), bytes; 0 where the system does not say.</summary>
    public long ResidentBytes => Status("VmRSS:");

    /// <summary>Most memory that it has had resident (VmHWM), bytes; 0 where the system does not say.</summary>
    public long PeakResidentBytes => Status("VmHWM:");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="workspace">Its catalogue and data.</param>
    /// <param name="core">The only processor that it may run on; null: any.</param>
    public static async Task<CollectorProcess> StartAsync(Workspace workspace, int? core = null)
    {
        var (grpcPort, portalPort) = (FreePort(), FreePort());
        var log = new StreamWriter(Path.Combine(workspace.Folder, "collector.log"), append: true) { AutoFlush = true };
        var command = workspace.Command(
            "--grpc-port", Text(grpcPort), "--portal-port", Text(portalPort), "--data", workspace.DataFolder, "--catalogue", workspace.CatalogueFolder);
        var process = Process.Start(core is { } only ? On(only, command) : command)!;
        var gate = new Lock();
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var collector = new CollectorProcess(process, log, Address(grpcPort), Address(portalPort));
        try
        {
            await collector.WaitUntilReadyAsync();
            return collector;
        }
        catch
        {
            await collector.DisposeAsync();
            throw;
        }

        void Write(object sender, DataReceivedEventArgs line)
        {
            lock (gate)
            {
                if (line.Data is not null && log.BaseStream is not null)
                {
                    log.WriteLine(line.Data);
                }
            }
        }
    }

    /// <summary>Waits until it uses less than a tenth of a processor for two seconds: nothing is projected or rolled up any more.</summary>
    public async Task WaitUntilIdleAsync()
    {
        var idle = 0;
        for (var watch = Stopwatch.StartNew(); idle < 4 && watch.Elapsed < IdleLimit;)
        {
            var before = ProcessorTime;
            await Task.Delay(500);
            idle = (ProcessorTime - before).TotalMilliseconds < 50 ? idle + 1 : 0;
        }
    }

    /// <summary>
    /// Waits until it uses less than a fiftieth of a processor for ten seconds: nothing is left to do even where the machine has
    /// so much else to do that a busy process hardly gets a turn.
    /// </summary>
    public async Task WaitUntilDoneAsync(TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        TimeSpan before;
        do
        {
            before = ProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(10));
        }
        while ((ProcessorTime - before).TotalMilliseconds > 200 && watch.Elapsed < limit);
    }

    /// <summary>Asks it to stop, waits until it has, and says how long that took.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        if (!_process.HasExited && Terminate(_process.Id, 15) == 0)
        {
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"The collector did not stop within {StopLimit}.", e);
            }
        }

        return watch.Elapsed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var health = new HealthProbe(Portal);
        var watch = Stopwatch.StartNew();
        while (!await health.IsReadyAsync())
        {
            if (_process.HasExited || watch.Elapsed > StartLimit)
            {
                var state = _process.HasExited ? $"ended with code {_process.ExitCode}" : $"was not ready after {StartLimit}";
                throw new InvalidOperationException($"The collector {state}; see collector.log in the run's folder (--keep).");
            }

            await Task.Delay(50);
        }
    }

    private long Status(string key)
    {
        var file = $"/proc/{_process.Id}/status";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) : null;
        return line is null ? 0 : 1024 * long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }

    // taskset becomes the program, so that the process is still the collector.
    private static ProcessStartInfo On(int core, ProcessStartInfo command)
    {
        string[] arguments = ["-c", Text(core), command.FileName, .. command.ArgumentList];
        command.ArgumentList.Clear();
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        command.FileName = "taskset";
        return command;
    }

    private static Uri Address(int port) => new($"http://127.0.0.1:{Text(port)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // SIGTERM: Process.Kill is SIGKILL, after which nothing of the shutdown could be measured.
    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Terminate(int process, int signal);
}
