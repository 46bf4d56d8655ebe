using System.Globalization;
using System.Text.Json;
using Telemetry.Bench.Measure;
using Telemetry.Bench.Report;
using Telemetry.Bench.Server;
using Telemetry.Bench.Workload;
using Telemetry.Operators;

namespace Telemetry.Bench;

/// <summary>Each run: an empty folder, a new collector, warm-up, steady state, catching up, a clean stop; the last with national tables asks questions too.</summary>
internal static class RunCommand
{
    private const string LedgerPrefix = "ledger";
    private const string StorePrefix = "series";
    private const int ManyConnections = 8;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var territory = Territory.Generate(Repository.CatalogueFolder);
        var runs = new List<RunReport>();
        foreach (var name in options.Shapes.Count > 0 ? options.Shapes : Shapes.Names)
        {
            var shape = Shapes.Create(name, territory, options.Seed);
            for (var run = 1; run <= options.Runs; run++)
            {
                runs.Add(await RunAsync(options, territory, shape, run));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name} {run}/{options.Runs}: {runs[^1].Load.ValuesPerSecond / 1e6:F2} M values/s, queryable after {runs[^1].Load.QueryableMilliseconds:F0} ms"));
            }
        }

        var report = BenchReport.Of(options, runs);
        report.Print(Console.Out);
        if (options.Output is { } file)
        {
            report.WriteJson(file);
        }

        return 0;
    }

    private static async Task<RunReport> RunAsync(BenchOptions options, Territory territory, IShape shape, int run)
    {
        using var workspace = Workspace.Temporary(options with { KeepData = options.KeepData && run == options.Runs }, territory);
        var keys = Shapes.Operators.Select(o => workspace.CreateKey("operator", o)).ToList();
        var statistics = workspace.CreateKey("operator", "gso");
        var reader = workspace.CreateKey("reader", null);
        var asksQuestions = shape is NationalTables && options.Queries > 0 && run == options.Runs;
        RunReport report;
        await using (var collector = await CollectorProcess.StartAsync(workspace))
        {
            await SendPopulationAsync(collector, statistics, territory);
            var load = await new LoadRun(collector, shape, keys, options).RunAsync();
            var months = Math.Clamp(load.Months - 1, 1, Territory.MonthCount);
            var queries = asksQuestions ? await AskAsync(options, collector, reader, territory, months, ["country, no rollup yet", "province", "commune"]) : [];
            report = new RunReport
            {
                Shape = shape.Name,
                Run = run,
                Load = load,
                Queries = queries,
                PeakResidentBytes = collector.PeakResidentBytes,
                StopMilliseconds = (await collector.StopAsync()).TotalMilliseconds,
                LedgerBytesPerValue = workspace.Bytes(LedgerPrefix) / (double)load.Values,
                StoreBytesPerValue = workspace.Bytes(StorePrefix) / (double)load.Values,
                RollupMilliseconds = [],
            };
        }

        return asksQuestions ? await AfterRollupAsync(options, territory, workspace, reader, report) : report;
    }

    // The month's rollup, offline; then, when a new collector has done whatever was due, the country's figures of that month.
    private static async Task<RunReport> AfterRollupAsync(BenchOptions options, Territory territory, Workspace workspace, string reader, RunReport report)
    {
        var rollup = Rollup(workspace);
        await using var collector = await CollectorProcess.StartAsync(workspace);
        await collector.WaitUntilIdleAsync();
        var queries = await AskAsync(options, collector, reader, territory, 1, ["country, stored rollup"]);
        await collector.StopAsync();
        return report with { RollupMilliseconds = rollup, Queries = [.. report.Queries, .. queries] };
    }

    // The denominators of the densities that are asked for.
    private static async Task SendPopulationAsync(CollectorProcess collector, string key, Territory territory)
    {
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Grpc, ApiKey = key });
        var table = new SubmissionTable("population/2008", "2008", territory.Communes);
        table.AddColumn("population.average", 0, [.. territory.Communes.Select((_, i) => 4_000L + (i * 37 % 9_000))]);
        var receipt = await client.SubmitAsync(table);
        if (receipt.Refused > 0)
        {
            throw new InvalidOperationException($"The population was refused: {receipt.Verdicts[0]}");
        }
    }

    private static async Task<List<QueryResult>> AskAsync(
        BenchOptions options, CollectorProcess collector, string key, Territory territory, int months, IReadOnlyList<string> kinds)
    {
        var results = new List<QueryResult>();
        var run = new QueryRun(collector.Portal, key, territory, months, options.Seed);
        foreach (var kind in kinds)
        {
            // A question that reads every commune takes much longer; fewer of them say as much.
            var count = kind.EndsWith("yet", StringComparison.Ordinal) ? options.Queries / 10 : options.Queries;
            results.Add(await run.RunAsync(kind, 1, count));
            results.Add(await run.RunAsync(kind, ManyConnections, count));
        }

        return results;
    }

    private static List<double> Rollup(Workspace workspace)
    {
        try
        {
            using var document = JsonDocument.Parse(workspace.RunCommand(
                "rollup", "--period", Territory.Month(0), "--times", "7", "--data", workspace.DataFolder, "--catalogue", workspace.CatalogueFolder));
            return [.. document.RootElement.GetProperty("milliseconds").EnumerateArray().Select(m => m.GetDouble())];
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            Console.Error.WriteLine($"no rollup time: {e.Message.Split('\n')[0]}");
            return [];
        }
    }
}
