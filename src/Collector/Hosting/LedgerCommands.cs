using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Projection;

namespace Telemetry.Collector.Hosting;

/// <summary><c>rebuild</c>: works on the ledger while the service is stopped.</summary>
internal static class LedgerCommands
{
    public static Command Rebuild(SharedOptions shared)
    {
        var command = new Command("rebuild", "Empties the series store and fills it again from the ledger");
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            await using var stores = await Stores.OpenAsync(shared.Read(parsed), TimeProvider.System, cancellationToken);
            using var metrics = new ProjectionMetrics();
            using var projector = new Projector(stores.Ledger, stores.Series, stores.Archive, (_, _) => { }, metrics, new ArrivalTraces(), TimeProvider.System, NullLogger<Projector>.Instance);
            LedgerChecks.RequireWhole(stores.Ledger);
            var watch = Stopwatch.StartNew();
            var last = stores.Ledger.Head.Sequence;
            await stores.Series.ClearAsync(cancellationToken);
            await projector.CatchUpAsync(new Progress("rebuilt", last), cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last} ledger entries in {watch.Elapsed.TotalSeconds:0.0} s"));
            return 0;
        }));
        return command;
    }

    // System.Progress posts to the thread pool, out of order; a console wants one line after the other.
    private sealed class Progress(string verb, long last) : IProgress<long>
    {
        private long _shown = -1;

        public void Report(long value)
        {
            var percent = last == 0 ? 100 : value * 100 / last;
            if (percent != _shown)
            {
                _shown = percent;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb} {value} of {last} ({percent} %)"));
            }
        }
    }
}
