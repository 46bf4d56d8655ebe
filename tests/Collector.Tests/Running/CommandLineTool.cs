using System.Diagnostics;

namespace Telemetry.Collector.Tests.Running;

/// <summary>The <c>telemetry</c> tool in a process of its own, as its user runs it.</summary>
internal static class CommandLineTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Beside this project's output, of the same configuration.
    private static readonly string Assembly = Path.Combine(
        Repository.Root, "src", "Operators.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "telemetry.dll");

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(Uri address, string? key, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["TELEMETRY_ADDRESS"] = address.ToString();
        start.Environment["TELEMETRY_API_KEY"] = key;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await errors);
    }
}
