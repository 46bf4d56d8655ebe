using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Telemetry.Collector.Tests.Running;

/// <summary>The executable as a host runs it, in a process of its own.</summary>
internal sealed partial class CollectorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _isWrapped;

    private CollectorProcess(ProcessStartInfo start, bool isWrapped)
    {
        _isWrapped = isWrapped;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, _errors);
        _process.Exited += (_, _) => _serving.TrySetException(new InvalidOperationException("the process ended before it served"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri GrpcAddress { get; private set; } = null!;

    public Uri PortalAddress { get; private set; } = null!;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => string.Join('\n', _output);

    public string ErrorOutput => string.Join('\n', _errors);

    /// <summary>Starts serving on free ports, unless one is given for gRPC, and waits until it does.</summary>
    public static async Task<CollectorProcess> StartAsync(
        string dataFolder, string[]? options = null, string[]? wrapper = null, int grpcPort = 0, IReadOnlyDictionary<string, string>? variables = null)
    {
        string[] ports = ["--grpc-port", grpcPort.ToString(CultureInfo.InvariantCulture), "--portal-port", "0"];
        var info = Info(["--data", dataFolder, .. ports, .. options ?? []], wrapper);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }

        var process = new CollectorProcess(info, wrapper is not null);
        try
        {
            await process._serving.Task.WaitAsync(Patience);
            return process;
        }
        catch (Exception e)
        {
            process.Kill();
            await process._process.WaitForExitAsync();
            throw new InvalidOperationException($"the service did not start: {e.Message}\n{process.Output}\n{process.ErrorOutput}", e);
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var process = new CollectorProcess(Info(arguments, wrapper: null), isWrapped: false);
        process._serving.Task.ContinueWith(static t => t.Exception, TaskScheduler.Default).Forget();
        var exit = await process.ExitAsync();
        var result = (exit, process.Output, process.ErrorOutput);
        process._process.Dispose();
        return result;
    }

    /// <summary>Makes a key offline, as a host does.</summary>
    public static async Task<string> CreateKeyAsync(string dataFolder, params string[] options)
    {
        var (exit, output, errors) = await RunAsync(["keys", "create", "--data", dataFolder, .. options]);
        Assert.True(exit == 0, errors + output);
        return output.Trim();
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public void Kill() => _process.Kill(entireProcessTree: _isWrapped);

    /// <summary>SIGTERM to a process.</summary>
    public static void Terminate(int processId) => Signal(processId, "TERM");

    /// <summary>SIGSTOP: it keeps its connections and does nothing any more.</summary>
    public void Freeze() => Signal(_process.Id, "STOP");

    /// <summary>SIGCONT: it goes on where it was.</summary>
    public void Thaw() => Signal(_process.Id, "CONT");

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Terminate(_process.Id);
        return await ExitAsync();
    }

    /// <summary>Waits for the end; all output has been read then.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void AssertNoErrorLogged()
    {
        var logged = _output.Where(l => ErrorLine.IsMatch(l)).Take(5).ToList();
        Assert.True(logged.Count == 0, "the service logged errors that the test did not declare:\n" + string.Join("\n", logged));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static void Signal(int processId, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static ProcessStartInfo Info(string[] arguments, string[]? wrapper)
    {
        string[] command = [.. wrapper ?? [], Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "telemetry-collector.dll"), .. arguments];
        return new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
    }

    [GeneratedRegex(@"(^|"")gRPC on (?<grpc>\S+)\s+portal on (?<portal>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServingLine { get; }

    [GeneratedRegex(@"^\S+Z (fail|crit): ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorLine { get; }

    private void Take(string? line, ConcurrentQueue<string> lines)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (ServingLine.Match(line) is { Success: true } serving)
        {
            GrpcAddress = new Uri(serving.Groups["grpc"].Value);
            PortalAddress = new Uri(serving.Groups["portal"].Value);
            _serving.TrySetResult();
        }
    }
}
