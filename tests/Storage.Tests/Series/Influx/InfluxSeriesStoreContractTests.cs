using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>The InfluxDB store keeps the contract, on a real server.</summary>
public sealed class InfluxSeriesStoreContractTests(SharedInfluxServer server) : SeriesStoreContract
{
    private InfluxSeriesStoreOptions? _options;

    // Every append is two round trips and two writes to disk.
    protected override double Share => 0.1;

    protected override async ValueTask<ISeriesStore> OpenEmptyAsync()
    {
        _options = await server.NextAsync();
        return await OpenAgainAsync();
    }

    protected override async ValueTask<ISeriesStore> OpenAgainAsync()
    {
        var store = InfluxSeriesStore.Open(_options!, TimeProvider.System);
        await store.RefreshAsync();
        return store;
    }
}
