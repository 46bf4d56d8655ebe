using System.Text.Json;

namespace Telemetry.Bench.Server;

/// <summary>Asks <c>/health/ready</c>.</summary>
internal sealed class HealthProbe(Uri portal) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Whether it answers that it is ready.</summary>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The ledger position up to which figures can be asked for.</summary>
    public async Task<long> ProjectedSequenceAsync()
    {
        await using var stream = await _client.GetStreamAsync(new Uri("health/ready", UriKind.Relative));
        using var document = await JsonDocument.ParseAsync(stream);
        return document.RootElement.GetProperty("projectedSequence").GetInt64();
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
