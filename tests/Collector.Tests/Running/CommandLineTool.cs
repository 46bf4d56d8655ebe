using System.Diagnostics;

namespace Telemetry.Collector.Tests.Running;

/// <summary>The <c>telemetry</c> tool in a process of its own, as its user runs it.</summary>
internal static class CommandLineTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Beside this project's output, of the same configuration.
    private static readonly string Assembly = Path.Combine(
        Repository.Root, "src", "Operators.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "telemetry.dll");

    /// <summary>Runs a command to its end; it speaks English.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(Uri address, string? key, params string[] arguments) =>
        RunAsync(address, key, with: null, arguments);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="address">Where the service is.</param>
    /// <param name="key">Its key; null for none.</param>
    /// <param name="with">Changes how it is started: its folder, its environment.</param>
    /// <param name="arguments">Its command line.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(Uri address, string? key, Action<ProcessStartInfo>? with, params string[] arguments)
    {
        using var process = Start(address, key, with, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a command that runs until it is told to stop; the caller reads what it says, ends it and disposes of it.</summary>
    public static Process Start(Uri address, string? key, Action<ProcessStartInfo>? with, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };

        // Whatever the machine that tests says: the tool reads these.
        foreach (var variable in start.Environment.Keys.Where(k => k.StartsWith("TELEMETRY_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["TELEMETRY_LANG"] = "en";
        start.Environment["TELEMETRY_ADDRESS"] = address.ToString();
        start.Environment["TELEMETRY_API_KEY"] = key;
        with?.Invoke(start);
        return Process.Start(start)!;
    }
}
