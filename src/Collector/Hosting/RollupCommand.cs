using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Collector.Hosting;

/// <summary><c>rollup --period 2013-06</c>: computes a period's rollups anew while the service is stopped, and says how long it took.</summary>
internal static class RollupCommand
{
    public static Command Create(SharedOptions shared)
    {
        var text = new Option<string>("--period") { Description = "2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013", Required = true };
        var times = new Option<int>("--times") { Description = "How often, to see what a warm process takes", DefaultValueFactory = _ => 1 };
        var command = new Command("rollup", "Computes the rollups of a period again; prints JSON with the milliseconds of each time") { text, times };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            if (!Period.TryParse(parsed.GetValue(text), out var period))
            {
                throw new StartException([$"--period is '{parsed.GetValue(text)}'; expected 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013"]);
            }

            await using var stores = await Stores.OpenAsync(shared.Read(parsed), TimeProvider.System, cancellationToken);
            await SeriesStores.RequireAsync(stores.Series, cancellationToken);
            var runner = new RollupRunner(stores.Catalogue, stores.Series, TimeProvider.System);
            var milliseconds = new List<double>();
            for (var i = 0; i < parsed.GetValue(times); i++)
            {
                var watch = Stopwatch.StartNew();
                await runner.RunAsync(period, stores.Series.Position, cancellationToken);
                milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            }

            Console.WriteLine(JsonSerializer.Serialize(new { period = period.ToString(), position = stores.Series.Position, milliseconds }));
            return 0;
        }));
        return command;
    }
}
