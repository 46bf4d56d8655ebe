using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Telemetry.Collector.Tests.Running;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>What a manifest starts, started: the executable with those variables, answering on those ports and probes, writing where it may.</summary>
public sealed partial class PodTests
{
    private const string Document = """{"submissionId":"pod","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"subscribers.mobile","values":[1795720]}]}}""";

    /// <summary>Profiles whose parts need nothing that is not in the pod.</summary>
    public static TheoryData<string> Alone => [.. ChartFolder.Containers.Where(c => c.Environment["TELEMETRY_TARGET"] == "all").Select(c => c.Profile)];

    [Theory]
    [MemberData(nameof(Alone))]
    public async Task A_pod_starts_and_answers_on_its_ports_and_probes(string profile)
    {
        var container = ChartFolder.Containers.Single(c => c.Profile == profile);
        using var around = new PodSurroundings();
        await using var pod = await PodProcess.StartAsync(container, around);

        foreach (var (path, port) in container.Probes)
        {
            Assert.Equal(HttpStatusCode.OK, (await pod.GetAsync(port, path)).Status);
        }

        var (scraped, metrics) = await pod.GetAsync("metrics", "/metrics");
        Assert.Equal(HttpStatusCode.OK, scraped);
        Assert.Contains("# TYPE telemetry_", Encoding.UTF8.GetString(metrics), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await pod.GetAsync("http", "/health/ready")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await pod.GetAsync("http", "/api/v1/figures?indicator=density.telephone&area=24&period=2013-06")).Status);
        Assert.NotEmpty(await pod.ExecAsync("keys", "create", "--role", "administrator"));
        Assert.Equal(0, await pod.StopAsync());
        Assert.DoesNotContain("\"Error\"", pod.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Alone))]
    public async Task A_pod_writes_only_where_a_volume_is(string profile)
    {
        var strace = TestTools.Require("strace");
        var container = ChartFolder.Containers.Single(c => c.Profile == profile);
        using var around = new PodSurroundings();
        using var traces = new TemporaryFolder();
        var trace = Path.Combine(traces.Path, "trace");
        await using var pod = await PodProcess.StartAsync(container, around, strace, "-f", "--seccomp-bpf", "-z", "-s", "4096", "-o", trace, "-e", "signal=none", "-e", "trace=%file");

        var sender = await pod.ExecAsync("keys", "create", "--role", "operator", "--source", "vnpt");
        var administrator = await pod.ExecAsync("keys", "create", "--role", "administrator");
        Assert.Equal(HttpStatusCode.OK, (await pod.PostAsync("/api/v1/submissions", Document, sender)).Status);
        Assert.Equal(HttpStatusCode.OK, (await pod.GetAsync("http", "/api/v1/figures?indicator=density.telephone&area=24&period=2013-06", administrator)).Status);
        Assert.Equal(HttpStatusCode.OK, (await pod.GetAsync("http", "/api/v1/reports/main_targets?area=24&period=2013-06&format=xlsx", administrator)).Status);
        await pod.StopAsync(int.Parse(await File.ReadAllTextAsync(Path.Combine(pod.OnDisk("/data"), LedgerFiles.Holder)), CultureInfo.InvariantCulture));

        var written = (await File.ReadAllLinesAsync(trace)).Where(l => Writes.IsMatch(l)).SelectMany(l => Paths.Matches(l).Select(m => m.Groups["path"].Value)).Distinct().ToList();
        var allowed = container.WritableFolders.Select(pod.OnDisk).ToList();
        Assert.Contains(written, w => w.StartsWith(pod.OnDisk("/data"), StringComparison.Ordinal));
        Assert.All(written.Where(w => !w.StartsWith("/dev/", StringComparison.Ordinal) && !w.StartsWith("/proc/self/", StringComparison.Ordinal)), w =>
            Assert.True(allowed.Exists(a => w == a || w.StartsWith(a + "/", StringComparison.Ordinal)), $"{w} was written, and no volume is there"));
    }

    // Calls that change a file system; with strace's -z those that succeeded.
    [GeneratedRegex(@"^\d+\s+((open|openat)\([^)]*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)|(creat|mkdir|mkdirat|mknod|mknodat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|unlink|unlinkat|rmdir|truncate|chmod|fchmodat|chown|fchownat|utimensat)\()", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Writes { get; }

    [GeneratedRegex("\"(?<path>/[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Paths { get; }
}
