using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Telemetry.Bench.Workload;

namespace Telemetry.Bench.Measure;

/// <summary>Asks for the telephone density of random units and months over HTTP.</summary>
internal sealed class QueryRun(Uri portal, string key, Territory territory, int months, int seed)
{
    private const int WarmUpBatch = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public async Task<QueryResult> RunAsync(string kind, int connections, int count)
    {
        var clients = Enumerable.Range(0, connections).Select(_ => Client()).ToList();
        for (var warming = Stopwatch.StartNew(); warming.Elapsed < WarmUp;)
        {
            await AskAsync(clients[0], kind, new Random(seed), Math.Min(count, WarmUpBatch));
        }

        var watch = Stopwatch.StartNew();
        var asked = await Task.WhenAll(clients.Select((client, i) => Task.Run(() => AskAsync(client, kind, new Random(seed + 1 + i), count / connections))));
        var elapsed = watch.Elapsed;
        clients.ForEach(c => c.Dispose());
        var all = asked.SelectMany(a => a).ToList();
        var latencies = new Percentiles(all);
        return new QueryResult(kind, connections, all.Count, latencies[50], latencies[99], all.Count / elapsed.TotalSeconds);
    }

    private async Task<List<double>> AskAsync(HttpClient client, string kind, Random random, int count)
    {
        var took = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var address = new Uri($"api/v1/figures?indicator=density.telephone&area={Area(kind, random)}&period={Territory.Month(random.Next(months))}", UriKind.Relative);
            var start = Stopwatch.GetTimestamp();
            var body = await client.GetByteArrayAsync(address);
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (i == 0)
            {
                RequireValue(address, body);
            }
        }

        return took;
    }

    private string Area(string kind, Random random) => kind switch
    {
        "province" => territory.Provinces[random.Next(territory.Provinces.Count)].Code,
        "commune" => territory.Communes[random.Next(territory.Communes.Length)],
        _ => "VN",
    };

    // A fast answer without a figure would measure nothing.
    private static void RequireValue(Uri address, byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var figure = document.RootElement.GetProperty("figures")[0];
        if (figure.GetProperty("value").ValueKind != JsonValueKind.Number)
        {
            throw new InvalidOperationException($"{address} has no value: {figure.GetRawText()[..Math.Min(400, figure.GetRawText().Length)]}");
        }
    }

    private HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false }) { BaseAddress = portal };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
