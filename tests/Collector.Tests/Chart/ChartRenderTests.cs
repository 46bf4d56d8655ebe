using System.Diagnostics;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>The chart is rendered by what Helm is made of, and refuses values that do not fit.</summary>
public sealed class ChartRenderTests
{
    // Each with what is said of it.
    private static readonly (string Values, string Fault)[] Wrong =
    [
        ("profle: hosted", "Additional property profle is not allowed"),
        ("profile: both", "profile must be one of the following"),
        ("profile: hosted", "influxdb.url: String length must be greater than or equal to 1"),
        ("profile: hosted\ninfluxdb: { url: 'influxdb:8086' }", "influxdb.url: Does not match pattern"),
        ("influxdb: { authentication: password }", "influxdb.user: String length must be greater than or equal to 1"),
        ("influxdb: { writeApi: v2 }", "influxdb.organization: String length must be greater than or equal to 1"),
        ("influxdb: { token: secret }", "Additional property token is not allowed"),
        ("front: { replicas: 0 }", "front.replicas: Must be greater than or equal to 1"),
        ("collector: { replicas: 2 }", "Additional property replicas is not allowed"),
        ("image: { digest: latest }", "image.digest: Does not match pattern"),
        ("tls: { enabled: 'yes' }", "tls.enabled: Invalid type. Expected: boolean"),
        ("tls: { existingSecret: '' }", "tls.existingSecret: Does not match pattern"),
        ("ingress: { grpc: { enabled: true, host: a.example } }", "ingress.grpc.tlsSecret: String length must be greater than or equal to 1"),
        ("persistence: { accessMode: ReadWriteMany }", "persistence.accessMode must be one of the following"),
        ("persistence: { size: much }", "persistence.size: Does not match pattern"),
        ("networkPolicy: { influxdb: { port: 65536 } }", "networkPolicy.influxdb.port: Must be less than or equal to 65535"),
        ("loadBalancer: { sourceRanges: [203.0.113.0] }", "loadBalancer.sourceRanges.0: Does not match pattern"),
    ];

    [Fact]
    public async Task The_manifests_in_the_repository_are_what_the_chart_renders()
    {
        RequireRenderer();
        using var folder = new TemporaryFolder();

        var (exit, errors) = await RenderAsync(folder.Path, [.. ChartFolder.Profiles.Select(ChartFolder.ValuesOf)]);

        Assert.True(exit == 0, errors);
        foreach (var name in ChartFolder.Profiles.SelectMany(p => new[] { p + ".yaml", p + ".notes.txt" }))
        {
            Assert.True(
                await File.ReadAllTextAsync(Path.Combine(folder.Path, name)) == await File.ReadAllTextAsync(Path.Combine(ChartFolder.Ci, name)),
                $"charts/telemetry/ci/{name} is not what the chart renders; eng/render-charts renders it anew");
        }
    }

    [Fact]
    public async Task Values_that_do_not_fit_are_refused_with_their_name()
    {
        RequireRenderer();
        using var folder = new TemporaryFolder();
        var files = Wrong.Select((w, i) => (File: Path.Combine(folder.Path, $"{i}-values.yaml"), w.Values)).ToList();
        foreach (var (file, values) in files)
        {
            await File.WriteAllTextAsync(file, values);
        }

        var (exit, errors) = await RenderAsync(folder.Path, [.. files.Select(f => f.File)]);

        Assert.Equal(1, exit);
        Assert.All(Wrong.Index(), w => Assert.Contains(
            errors.Split('\n'), l => l.StartsWith($"{w.Index}-values.yaml: ", StringComparison.Ordinal) && l.Contains(w.Item.Fault, StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.notes.txt"));
    }

    private static void RequireRenderer()
    {
        TestTools.Require("go");
        foreach (var library in new[] { "github.com/Masterminds/sprig", "github.com/xeipuuv/gojsonschema", "sigs.k8s.io/yaml" })
        {
            if (!Directory.Exists(Path.Combine("/usr/share/gocode/src", library)))
            {
                TestTools.Lacking($"the Go library {library} is not installed; eng/install-test-tools installs it");
            }
        }
    }

    private static async Task<(int Exit, string Errors)> RenderAsync(string folder, string[] values)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "render-charts"), [folder, .. values])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
