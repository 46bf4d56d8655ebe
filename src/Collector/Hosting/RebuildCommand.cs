using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Projection;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting;

/// <summary><c>rebuild</c>: fills the series store from the ledger while the service is stopped.</summary>
internal static class RebuildCommand
{
    public static Command Create(SharedOptions shared)
    {
        var resume = new Option<bool>("--resume") { Description = "Goes on from what the store has, instead of emptying it first: after an interruption, or to move into an empty InfluxDB" };
        var command = new Command("rebuild", "Empties the series store and fills it again from the ledger") { resume };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            await using var stores = await Stores.OpenAsync(shared.Read(parsed), TimeProvider.System, cancellationToken);
            LedgerChecks.RequireWhole(stores.Ledger);
            await SeriesStores.RequireAsync(stores.Series, cancellationToken);
            if (parsed.GetValue(resume))
            {
                LedgerChecks.RequireNotAhead(stores.Ledger, stores.Series);
                await ClearRestAsync(stores.Series, cancellationToken);
            }
            else
            {
                await ClearAsync(stores.Series, cancellationToken);
            }

            return await FillAsync(stores, cancellationToken);
        }));
        return command;
    }

    private static async Task ClearAsync(ISeriesStore series, CancellationToken cancellationToken)
    {
        try
        {
            await series.ClearAsync(cancellationToken);
        }
        catch (Exception e) when (e is NotSupportedException or SeriesStoreUnavailableException)
        {
            throw new StartException([e.Message]);
        }
    }

    // A clearing that was interrupted took the position first: what it left would be seen again once the position is back. A store that cannot be cleared never began.
    private static async Task ClearRestAsync(ISeriesStore series, CancellationToken cancellationToken)
    {
        if (series.Position > 0)
        {
            return;
        }

        try
        {
            await series.ClearAsync(cancellationToken);
        }
        catch (NotSupportedException)
        {
            // Version 3 of InfluxDB: the database is new and empty.
        }
        catch (SeriesStoreUnavailableException e)
        {
            throw new StartException([e.Message]);
        }
    }

    private static async Task<int> FillAsync(Stores stores, CancellationToken cancellationToken)
    {
        using var metrics = new ProjectionMetrics();
        using var projector = new Projector(stores.Ledger, stores.Series, stores.Archive, (_, _) => { }, metrics, new ArrivalTraces(), TimeProvider.System, NullLogger<Projector>.Instance);
        var (first, last) = (stores.Series.Position, stores.Ledger.Head.Sequence);
        var watch = Stopwatch.StartNew();
        try
        {
            await projector.CatchUpAsync(new RebuildProgress(first, last, () => projector.Values, TimeProvider.System), cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or SeriesStoreUnavailableException)
        {
            await Console.Error.WriteLineAsync();
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{(e is OperationCanceledException ? "interrupted" : e.Message)}; the store has {stores.Series.Position} of {last} ledger entries. The same command with --resume goes on from there"));
            return 1;
        }

        if (SeriesStores.RejectedBy(stores.Series) is > 0 and var rejected)
        {
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"InfluxDB refused {rejected} points for good: somebody else writes into this database; rebuild into a database of its own"));
            return 1;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{last - first} ledger entries, {projector.Values} values in {watch.Elapsed.TotalSeconds:0.0} s"));
        return 0;
    }
}
