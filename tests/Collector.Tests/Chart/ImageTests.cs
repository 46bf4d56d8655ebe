using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>The image that the SDK makes, on an empty base image instead of Microsoft's: what is set over it, and that what is put into it runs.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task The_image_is_what_the_chart_runs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "the image is made for Linux on x64");
        using var folder = new TemporaryFolder();
        var blobs = await PublishAsync(folder.Path);
        var manifest = Read(blobs, Json(Path.Combine(folder.Path, "image", "index.json")).GetProperty("manifests")[0]);
        var config = Read(blobs, manifest.GetProperty("config")).GetProperty("config");

        Assert.Equal("1654", config.GetProperty("User").GetString());
        Assert.Equal(["/app/telemetry-collector"], config.GetProperty("Entrypoint").EnumerateArray().Select(e => e.GetString()));
        Assert.False(config.TryGetProperty("Cmd", out _));
        Assert.Equal(
            ChartFolder.Containers.First().Ports.Values.Select(p => p + "/tcp").Order(StringComparer.Ordinal),
            config.GetProperty("ExposedPorts").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ContainerImage.Environment.Select(v => $"{v.Key}={v.Value}").Append("PATH=/usr/bin").Order(StringComparer.Ordinal),
            config.GetProperty("Env").EnumerateArray().Select(v => v.GetString()).Order(StringComparer.Ordinal));
        Assert.NotEmpty(config.GetProperty("Labels").GetProperty("org.opencontainers.image.title").GetString()!);

        var root = Path.Combine(folder.Path, "root");
        await UnpackAsync(blobs, manifest.GetProperty("layers").EnumerateArray().Last(), root);
        var (exit, output) = await RunAsync(Path.Combine(root, "app", "telemetry-collector"), ["catalogue", "check"]);
        Assert.True(exit == 0, output);
    }

    // Of what has been built for this test, in its configuration.
    private static async Task<string> PublishAsync(string folder)
    {
        await using var registry = await BaseImageRegistry.StartAsync();
        var archive = Path.Combine(folder, "image.tar");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var (exit, output) = await RunAsync("dotnet",
        [
            "publish", ContainerImage.Project, "--no-build", "-c", configuration, "-t:PublishContainer",
            $"-p:ContainerBaseImage={registry.Host}/dotnet/aspnet:10.0", $"-p:ContainerArchiveOutputPath={archive}", $"-p:PublishDir={Path.Combine(folder, "publish")}/",
        ]);
        Assert.True(exit == 0, output);
        await TarFile.ExtractToDirectoryAsync(archive, Directory.CreateDirectory(Path.Combine(folder, "image")).FullName, overwriteFiles: false);
        return Path.Combine(folder, "image", "blobs", "sha256");
    }

    private static async Task UnpackAsync(string blobs, JsonElement layer, string root)
    {
        await using var zipped = File.OpenRead(FileOf(blobs, layer));
        await using var tar = new GZipStream(zipped, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(tar, Directory.CreateDirectory(root).FullName, overwriteFiles: false);
    }

    private static string FileOf(string blobs, JsonElement descriptor) => Path.Combine(blobs, descriptor.GetProperty("digest").GetString()!["sha256:".Length..]);

    private static JsonElement Read(string blobs, JsonElement descriptor) => Json(FileOf(blobs, descriptor));

    private static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;

    private static async Task<(int Exit, string Output)> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
