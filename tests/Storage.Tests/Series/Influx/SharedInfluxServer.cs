using System.Globalization;
using Telemetry.Storage.Series.Influx;

[assembly: AssemblyFixture(typeof(Telemetry.Storage.Tests.Series.Influx.SharedInfluxServer))]

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>One server for a test run, started when the first test wants it; a database for each test.</summary>
public sealed class SharedInfluxServer : IAsyncDisposable
{
    private readonly Lazy<Task<InfluxServer>> _server = new(() => InfluxServer.StartAsync());
    private int _databases;

    /// <summary>Options for a database that nobody else has.</summary>
    public async Task<InfluxSeriesStoreOptions> NextAsync()
        => new() { Url = (await _server.Value).Url, Database = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}") };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
