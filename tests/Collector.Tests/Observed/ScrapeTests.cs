using System.Globalization;
using System.Net;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>The port of its own for whoever watches over the service.</summary>
public sealed class ScrapeTests
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task What_is_scraped_keeps_to_the_format_and_says_what_happened()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { MetricsPort = FreePort.Take() });
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Host.GrpcAddress, ApiKey = collector.OperatorKey("vnpt") });
        await client.SubmitAsync(Figures.Month("a", 5));
        await collector.ProjectedAsync();

        var (status, text) = await GetAsync(collector, "/metrics");

        Assert.Equal(HttpStatusCode.OK, status);
        var scraped = ScrapeText.Parse(text);
        Assert.Equal(("gauge", "Ledger entries not yet in the series store."), scraped.Families["telemetry_projection_backlog"]);
        Assert.Equal("histogram", scraped.Families["telemetry_ledger_commit_duration_seconds"].Type);
        Assert.True(scraped.Samples["telemetry_intake_submissions_total{result=\"kept\",source=\"vnpt\"}"] >= 1);
        Assert.True(scraped.Samples["telemetry_disk_free_bytes"] > 0);
        Assert.True(scraped.Samples["telemetry_ledger_size_bytes"] > 0);
        Assert.Contains("telemetry_projection_backlog_age_seconds", scraped.Samples.Keys);
        Assert.Contains("telemetry_rollup_failing", scraped.Samples.Keys);
        Assert.Contains("telemetry_findings_open{severity=\"Error\"}", scraped.Samples.Keys);
        Assert.Contains("dotnet_process_memory_working_set_bytes", scraped.Samples.Keys);
    }

    [Fact]
    public async Task Nothing_but_metrics_and_health_is_on_that_port_and_metrics_are_on_no_other()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { MetricsPort = FreePort.Take() });
        var metrics = Address(collector);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(collector, "/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(collector, "/health/ready")).Status);
        foreach (var path in new[] { "/", "/api/v1/figures", "/api/v1/submissions", "/metrics/", "/METRICS/x", "/health", "/telemetry.v1.IngestService/Submit" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(collector, path)).Status);
        }

        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(metrics, "/metrics"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Http.SendAsync(post)).StatusCode);

        // Whatever a request says about itself, it is the connection that counts.
        Assert.Equal(HttpStatusCode.NotFound, (await collector.GetAsync("/metrics", collector.AdministratorKey, metrics.Authority)).Status);
    }

    [Fact]
    public async Task Many_who_ask_at_once_are_each_answered_whole()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { MetricsPort = FreePort.Take() });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync(collector, "/metrics")));

        Assert.All(answers, a => ScrapeText.Parse(a.Text));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("7317")]
    public async Task A_metrics_port_that_is_none_is_said(string port)
    {
        var (exit, _, errors) = await CollectorProcess.RunAsync("--metrics-port", port);

        Assert.Equal(2, exit);
        Assert.Contains($"--metrics-port is {port}", errors, StringComparison.Ordinal);
    }

    private static Uri Address(TestCollector collector) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((Hosting.CollectorOptions)collector.Host.Services.GetService(typeof(Hosting.CollectorOptions))!).MetricsPort}"));

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(TestCollector collector, string path)
    {
        using var response = await Http.GetAsync(new Uri(Address(collector), path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
