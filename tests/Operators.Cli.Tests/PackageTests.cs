using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace Telemetry.Operators.Cli.Tests;

/// <summary>The package, as somebody gets it who has the .NET SDK and nothing else: no registry is asked.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_package_installs_as_a_dotnet_tool_and_runs()
    {
        await RunAsync("dotnet", "pack", ProjectFile(), "--no-build", "--nologo", "-c", Output.Parent!.Name, "-o", _folder.FullName);
        var package = Assert.Single(_folder.GetFiles("*.nupkg"));
        using (var zip = await ZipFile.OpenReadAsync(package.FullName))
        {
            await using var text = await zip.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).OpenAsync();
            var specification = XDocument.Load(text);
            string? Value(string name) => specification.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

            Assert.Equal(("Telemetry.Operators.Cli", "README.md"), (Value("id"), Value("readme")));
            Assert.NotEmpty(Value("description")!);
            Assert.Contains(specification.Descendants(), e => e.Name.LocalName == "packageType" && e.Attribute("name")?.Value == "DotnetTool");
            Assert.DoesNotContain(specification.Descendants(), e => e.Name.LocalName == "dependency");
            Assert.Contains(zip.Entries, e => e.FullName == "README.md");
        }

        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "nuget.config"), $"<configuration><packageSources><clear/><add key=\"here\" value=\"{_folder.FullName}\"/></packageSources></configuration>");
        var tools = Path.Combine(_folder.FullName, "tools");
        await RunAsync("dotnet", "tool", "install", "Telemetry.Operators.Cli", "--tool-path", tools, "--configfile", Path.Combine(_folder.FullName, "nuget.config"));
        var help = await RunAsync(Path.Combine(tools, OperatingSystem.IsWindows() ? "telemetry.exe" : "telemetry"), "--help", "--lang", "vi");

        Assert.Contains("Mã kết thúc: 0 thành công", help, StringComparison.Ordinal);
    }

    private static string ProjectFile()
    {
        var folder = Output;
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "src", "Operators.Cli", "Operators.Cli.csproj");
    }

    private async Task<string> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command == "dotnet" ? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet" : command, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = _folder.FullName,
        };

        // Where this process was started by a build, its own settings must not become those of the next one.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        return await output;
    }
}
