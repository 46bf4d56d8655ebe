using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Packaging;

/// <summary>The package as a stranger gets it: everything it needs is on nuget.org.</summary>
public sealed class PackageTests : IDisposable
{
    // Everything here is published there; the two contract assemblies too, although this repository builds its own (docs/decisions/0001).
    private static readonly string[] Published =
    [
        "Google.Protobuf",
        "Grpc.Core.Api",
        "Grpc.Net.Client",
        "Grpc.Net.Common",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.Configuration.Binder",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Diagnostics.Abstractions",
        "Microsoft.Extensions.FileProviders.Abstractions",
        "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Options.ConfigurationExtensions",
        "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.Primitives",
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_package_has_what_it_says_and_depends_on_published_packages_alone()
    {
        using var package = await PackAsync();
        var specification = XDocument.Load(await package.Entries.Single(e => e.Name.EndsWith(".nuspec", StringComparison.Ordinal)).OpenAsync());
        var space = specification.Root!.Name.Namespace;
        var metadata = specification.Root.Element(space + "metadata")!;

        var dependencies = metadata.Descendants(space + "dependency").Select(d => d.Attribute("id")!.Value).ToList();
        Assert.Contains("Grpc.Net.Client", dependencies);
        Assert.Empty(dependencies.Except(Published));
        Assert.Equal("Telemetry.Operators.Sdk", metadata.Element(space + "id")!.Value);
        Assert.Equal("README.md", metadata.Element(space + "readme")!.Value);

        string[] files = [.. package.Entries.Select(e => e.FullName)];
        Assert.Contains("README.md", files);
        Assert.Equal(
            ["lib/net10.0/Telemetry.Operators.Sdk.dll", "lib/net10.0/Telemetry.Operators.Sdk.xml"],
            files.Where(f => f.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_protocol_is_nobody_else_s_business()
    {
        var visible = typeof(TelemetryClient).Assembly.GetExportedTypes();
        Assert.All(visible, t => Assert.Equal("Telemetry.Operators", t.Namespace));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ZipArchive> PackAsync()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["pack", Path.Combine(Repository.Root, "src", "Operators.Sdk"), "-c", configuration, "--no-build", "-o", _folder.Path, "-nodeReuse:false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var pack = Process.Start(start)!;
        var output = await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(pack.ExitCode == 0, output);
        return await ZipFile.OpenReadAsync(Assert.Single(Directory.GetFiles(_folder.Path, "*.nupkg")), TestContext.Current.CancellationToken);
    }
}
