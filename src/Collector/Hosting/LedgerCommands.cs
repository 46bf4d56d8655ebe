using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Diagnostics;
using Telemetry.Collector.Projection;
using Telemetry.Storage.Ledger;

namespace Telemetry.Collector.Hosting;

/// <summary><c>rebuild</c> and <c>verify</c>: work on the ledger while the service is stopped.</summary>
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
            var watch = Stopwatch.StartNew();
            var last = stores.Ledger.Head.Sequence;
            await stores.Series.ClearAsync(cancellationToken);
            await projector.CatchUpAsync(new Progress("rebuilt", last), cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last} ledger entries in {watch.Elapsed.TotalSeconds:0.0} s"));
            return 0;
        }));
        return command;
    }

    public static Command Verify(SharedOptions shared)
    {
        var command = new Command("verify", "Recomputes every hash of the ledger and names the first entry that does not verify");
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
        {
            // Beside a running service too, and on a ledger that no service would open any more.
            using var ledger = OpenLedger(shared.Read(parsed).DataFolder);
            var report = ledger.Verify(new Progress("verified", ledger.Head().Sequence), cancellationToken);
            Console.WriteLine(report);
            return Task.FromResult(report.Fault is null ? 0 : 1);
        }));
        return command;
    }

    private static LedgerReader OpenLedger(string folder)
    {
        try
        {
            return LedgerReader.Open(folder);
        }
        catch (FileNotFoundException e)
        {
            throw new StartException([e.Message + "; name its folder with --data"]);
        }
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
