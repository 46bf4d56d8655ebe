using Telemetry.Collector.Intake.Json;
using Telemetry.Storage.Series;
using Telemetry.Storage.Series.Embedded;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Collector.Hosting;

/// <summary>The series store that the options name.</summary>
internal static class SeriesStores
{
    /// <summary>What people call it.</summary>
    public static string NameOf(SeriesStoreKind kind) => kind == SeriesStoreKind.InfluxDb ? "InfluxDB" : "the embedded store";

    /// <summary>Opens it. InfluxDB is not asked for anything yet.</summary>
    public static ISeriesStore Open(CollectorOptions options, Catalogue.Catalogue catalogue, TimeProvider time, ILogger logger) => options.Store switch
    {
        SeriesStoreKind.InfluxDb => InfluxSeriesStore.Open(options.Influx!, time, code => JsonNumber.DecimalsOf(catalogue, code), logger),
        _ => EmbeddedSeriesStore.Open(new EmbeddedSeriesStoreOptions { Folder = options.DataFolder }),
    };

    /// <summary>Points that it has refused for good since it was opened; the embedded store refuses none.</summary>
    public static long RejectedBy(ISeriesStore store) => store is InfluxSeriesStore influx ? influx.RejectedPoints : 0;

    /// <summary>Asks it for the first time, for a command that cannot do without it.</summary>
    /// <exception cref="StartException">It is out of reach, or a person has to mend something there first.</exception>
    public static async Task RequireAsync(ISeriesStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.RefreshAsync(cancellationToken);
        }
        catch (Exception e) when (e is SeriesStoreUnavailableException or InfluxSetupException)
        {
            throw new StartException([e.Message]);
        }
    }

    /// <summary>Asks it for the first time; one that is out of reach is asked again by whoever uses it.</summary>
    /// <returns>Whether it answered.</returns>
    /// <exception cref="StartException">A person has to mend something there first.</exception>
    public static async Task<bool> MeetAsync(ISeriesStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.RefreshAsync(cancellationToken);
            return true;
        }
        catch (SeriesStoreUnavailableException)
        {
            return false;
        }
        catch (InfluxSetupException e)
        {
            throw new StartException([e.Message]);
        }
    }
}
