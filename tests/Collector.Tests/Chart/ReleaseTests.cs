using System.Globalization;
using System.Net;
using System.Text.Json;
using Telemetry.Storage.Tests.Series.Influx;

namespace Telemetry.Collector.Tests.Chart;

/// <summary>A whole release as processes with a real InfluxDB, installed in the order that the README says.</summary>
public sealed class ReleaseTests
{
    private const string Document = """{"submissionId":"release","period":"2013-06","table":{"areas":["24"],"columns":[{"metric":"subscribers.mobile","values":[1795720]}]}}""";

    /// <summary>Profiles of several parts.</summary>
    public static TheoryData<string> Hosted => [.. ChartFolder.Containers.Where(c => c.Environment["TELEMETRY_TARGET"] == "collector").Select(c => c.Profile)];

    [Theory]
    [MemberData(nameof(Hosted))]
    public async Task The_parts_find_each_other(string profile)
    {
        await using var influx = await InfluxServer.StartAsync();
        using var around = new PodSurroundings();
        var pods = new Dictionary<string, PodProcess>();
        try
        {
            foreach (var container in ChartFolder.Containers.Where(c => c.Profile == profile).OrderBy(Upstreams))
            {
                if (container.Environment.TryGetValue("TELEMETRY_INFLUX_URL", out var address))
                {
                    around.Addresses[address] = influx.Url.ToString();
                }

                var pod = pods[container.Name] = await PodProcess.StartAsync(container, around);
                var served = pod.AddressOf("grpc");
                around.Addresses[$"{served.Scheme}://telemetry-{container.Name}.telemetry.svc:7317"] = $"{served.Scheme}://localhost:{served.Port}";
                if (container.Name == "collector")
                {
                    around.Secrets["service-key"] = new() { ["key"] = await pod.ExecAsync("keys", "create", "--role", "service") };
                }

                await UntilAsync(() => PassesAsync(pod, container));
            }

            var sender = await pods["collector"].ExecAsync("keys", "create", "--role", "operator", "--source", "vnpt");
            var administrator = await pods["collector"].ExecAsync("keys", "create", "--role", "administrator");
            Assert.Equal(1, await TakenAsync(pods["front"], sender));
            await UntilAsync(async () => (await pods["portal"].GetAsync("http", "/api/v1/submissions/release", sender)).Status == HttpStatusCode.OK);
            Assert.Equal(HttpStatusCode.OK, (await pods["portal"].GetAsync("http", "/api/v1/figures?indicator=density.telephone&area=24&period=2013-06", administrator)).Status);
            foreach (var name in new[] { "front", "portal", "aggregator", "collector" })
            {
                Assert.Equal(0, await pods[name].StopAsync());
            }
        }
        finally
        {
            foreach (var pod in pods.Values)
            {
                await pod.DisposeAsync();
            }
        }
    }

    // As a kubelet asks: again and again. A part that has just heard from its collector for the first time closes its ports for a moment.
    private static async Task<bool> PassesAsync(PodProcess pod, ChartContainer container)
    {
        try
        {
            return (await Task.WhenAll(container.Probes.Select(p => pod.GetAsync(p.Port, p.Path)))).All(a => a.Status == HttpStatusCode.OK);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Downstream first.
    private static int Upstreams(ChartContainer container) => container.Environment.Keys.Count(v => v is "TELEMETRY_COLLECTOR_URL" or "TELEMETRY_AGGREGATOR_URL");

    // A key that was made a moment ago may not have got round to a front.
    private static async Task<int> TakenAsync(PodProcess front, string key)
    {
        byte[] body = [];
        await UntilAsync(async () =>
        {
            (var status, body) = await front.PostAsync("/api/v1/submissions", Document, key);
            return status == HttpStatusCode.OK;
        });
        return JsonDocument.Parse(body).RootElement.GetProperty("accepted").GetInt32();
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
