using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Telemetry.Bench.Portal;

/// <summary>
/// Asks for pages at moments drawn beforehand (exponential gaps), whether earlier ones have come or not: a server that falls behind is seen to. A page's
/// time counts from its moment.
/// </summary>
internal sealed class OpenLoop : IDisposable
{
    private readonly HttpClient _client;
    private readonly int _rate;
    private readonly Random _random;

    public OpenLoop(Uri portal, string key, int rate, int seed)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = portal };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        _rate = rate;
        _random = new Random(seed);
    }

    /// <summary>Asks for each address at its moment and waits for all.</summary>
    public async Task<IReadOnlyList<PageSample>> RunAsync(IEnumerable<(string Kind, string Address)> pages)
    {
        var samples = new ConcurrentBag<PageSample>();
        var asked = new List<Task>();
        var watch = Stopwatch.StartNew();
        var moment = TimeSpan.Zero;
        foreach (var (kind, address) in pages)
        {
            moment += TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / _rate);
            if (moment > watch.Elapsed)
            {
                await Task.Delay(moment - watch.Elapsed);
            }

            asked.Add(AskAsync(kind, address, moment, watch, samples));
        }

        await Task.WhenAll(asked);
        return [.. samples];
    }

    /// <summary>Asks for one page after another: how long each takes where nothing else is asked.</summary>
    public async Task<IReadOnlyList<PageSample>> RunOneByOneAsync(IEnumerable<(string Kind, string Address)> pages)
    {
        var samples = new ConcurrentBag<PageSample>();
        var watch = Stopwatch.StartNew();
        foreach (var (kind, address) in pages)
        {
            await AskAsync(kind, address, watch.Elapsed, watch, samples);
        }

        return [.. samples];
    }

    /// <summary>The page as text; null where there is none at that address.</summary>
    public async Task<string?> ReadAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("identity");
        using var response = await _client.SendAsync(request);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task AskAsync(string kind, string address, TimeSpan moment, Stopwatch watch, ConcurrentBag<PageSample> samples)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(address, UriKind.Relative));
            var body = await response.Content.ReadAsByteArrayAsync();
            var isKept = response.Headers.TryGetValues("Server-Timing", out var how) && how.Any(h => h.StartsWith("kept", StringComparison.Ordinal));
            samples.Add(new PageSample(kind, (int)response.StatusCode, (watch.Elapsed - moment).TotalMilliseconds, body.Length, isKept));
        }
        catch (HttpRequestException)
        {
            samples.Add(new PageSample(kind, 0, (watch.Elapsed - moment).TotalMilliseconds, 0, IsKept: false));
        }
    }
}
