using System.Diagnostics;
using System.Globalization;
using Telemetry.Bench.Portal;
using Telemetry.Bench.Server;
using Telemetry.Bench.Workload;
using Telemetry.Operators;

namespace Telemetry.Bench.Scale;

/// <summary>
/// Fills a collector as its senders would: import by its own command (or generated communes), everything else through gRPC and the ledger; then a new
/// collector computes whatever rollups are due.
/// </summary>
internal static class ScaleLoad
{
    private static readonly TimeSpan RollupLimit = TimeSpan.FromMinutes(30);

    // Targets of the departments: some are stocks, one a flow, one a ratio.
    private static readonly (string Code, int Decimals, long Value)[] Plans =
        [("subscribers.mobile", 0, 1_500_000), ("subscribers.internet.ftth", 0, 300_000), ("revenue.telecom", 0, 2_000_000_000_000), ("density.telephone", 2, 130_00)];

    public static async Task<int> RunAsync(ScaleOptions options)
    {
        var workspace = Workspace.Open(options.Data, options.Collector);
        if (Directory.Exists(workspace.DataFolder) && Directory.EnumerateFileSystemEntries(workspace.DataFolder).Any())
        {
            Console.Error.WriteLine($"{workspace.DataFolder} is not empty; load into a new folder");
            return 2;
        }

        Directory.CreateDirectory(workspace.DataFolder);
        var watch = Stopwatch.StartNew();
        Import(options, workspace);
        var territory = ScaleTerritory.Read(workspace.CatalogueFolder);
        Say(watch, $"{territory.Count} communes");

        var senders = Shapes.Operators.Take(options.Operators).ToList();
        var departments = Years(options).SelectMany(y => ScaleTerritory.Departments(LastDay(y))).Select(d => d.Source).Distinct(StringComparer.Ordinal);
        var keys = senders.Append("gso").Concat(departments).ToDictionary(s => s, s => workspace.CreateKey("operator", s), StringComparer.Ordinal);
        Say(watch, $"{keys.Count} keys");

        await using (var collector = await CollectorProcess.StartAsync(workspace))
        {
            Say(watch, "collector started");
            var cells = await SendMonthsAsync(options, collector, territory, senders, keys, watch);
            cells += await SendYearsAsync(options, collector, territory, keys);
            await collector.WaitUntilDoneAsync(RollupLimit);
            Say(watch, string.Create(CultureInfo.InvariantCulture, $"{cells:N0} cells taken and projected; peak {collector.PeakResidentBytes / 1048576} MiB"));
            await collector.StopAsync();
        }

        // At its start a collector does what is due at once; the first one would have waited for the senders to be quiet.
        await using (var collector = await CollectorProcess.StartAsync(workspace))
        {
            Say(watch, "collector started again");
            await collector.WaitUntilDoneAsync(RollupLimit);
            Say(watch, string.Create(CultureInfo.InvariantCulture, $"rollups done; peak {collector.PeakResidentBytes / 1048576} MiB"));
            await collector.StopAsync();
        }

        Say(watch, string.Create(CultureInfo.InvariantCulture, $"ledger {workspace.Bytes("ledger") / 1048576} MiB, series {workspace.Bytes("series") / 1048576} MiB in {workspace.DataFolder}"));
        return 0;
    }

    private static void Import(ScaleOptions options, Workspace workspace)
    {
        if (options.Territory.Length == 0)
        {
            GeneratedUnits.Write(workspace.CatalogueFolder);
            return;
        }

        workspace.RunCommand(
            "catalogue", "import", "--into", workspace.CatalogueFolder, "--on", ScaleTerritory.Change.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--sound-only", "--replace",
            "--units", Given("communes-2025.csv"), "--units-before", Given("communes-before-2025.csv"), "--lineage", Given("lineage-2025.csv"));

        string Given(string file) => Path.GetFullPath(Path.Combine(options.Territory, file));
    }

    private static async Task<long> SendMonthsAsync(
        ScaleOptions options, CollectorProcess collector, ScaleTerritory territory, List<string> senders, Dictionary<string, string> keys, Stopwatch watch)
    {
        var values = new ScaleValues(options.Seed, ScaleMetric.Read(options.Metrics));
        var clients = senders.ConvertAll(s => Client(collector, keys[s]));
        var cells = 0L;
        for (var m = 0; m < options.Months; m++)
        {
            var month = ScaleTerritory.FirstMonth.AddMonths(m);
            var communes = territory.CommunesOn(month.AddMonths(1).AddDays(-1));
            var sent = await Task.WhenAll(clients.Select((client, i) => Task.Run(() => SendAsync(client, values.Table(i, month, communes)))));
            cells += sent.Sum();
            if (month.Month == 12)
            {
                Say(watch, string.Create(CultureInfo.InvariantCulture, $"{month.Year}: {cells:N0} cells"));
            }
        }

        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return cells;
    }

    private static async Task<long> SendYearsAsync(ScaleOptions options, CollectorProcess collector, ScaleTerritory territory, Dictionary<string, string> keys)
    {
        var cells = 0L;
        var values = new ScaleValues(options.Seed, []);
        await using var statistics = Client(collector, keys["gso"]);
        foreach (var year in Years(options))
        {
            var communes = territory.CommunesOn(LastDay(year));
            var table = new SubmissionTable($"scale/{year}", year.ToString(CultureInfo.InvariantCulture), communes);
            table.AddColumn("population.average", 0, [.. communes.Select(c => (long)((year < 2025 ? 1 : 3) * (4_000 + (9_000 * values.Uniform(1, 0, Number(c)))) * Math.Pow(1.01, year - 2021)))]);
            table.AddColumn("area.land", 2, [.. communes.Select(c => (year < 2025 ? 1 : 3) * (300 + (long)(6_000 * values.Uniform(2, 0, Number(c)))))]);
            cells += await SendAsync(statistics, table);

            foreach (var (source, province) in ScaleTerritory.Departments(LastDay(year)))
            {
                await using var department = Client(collector, keys[source]);
                var plan = new SubmissionTable($"scale/plan/{year}", year.ToString(CultureInfo.InvariantCulture), [province]) { Kind = SubmissionKind.Plan };
                foreach (var (code, decimals, value) in Plans)
                {
                    plan.AddColumn(code, decimals, [value]);
                }

                cells += await SendAsync(department, plan);
            }
        }

        return cells;
    }

    private static async Task<long> SendAsync(TelemetryClient client, SubmissionTable table)
    {
        var receipt = await client.SubmitAsync(table);
        return receipt.Refused == 0
            ? table.CellCount
            : throw new InvalidOperationException($"{receipt.Refused} cells of {table.SubmissionId} were refused; the first: {receipt.Verdicts[0]}");
    }

    private static IEnumerable<int> Years(ScaleOptions options) => Enumerable.Range(ScaleTerritory.FirstMonth.Year, (options.Months + 11) / 12);

    private static DateOnly LastDay(int year) => new(year, 12, 31);

    private static int Number(string code) => int.Parse(code, CultureInfo.InvariantCulture);

    private static TelemetryClient Client(CollectorProcess collector, string key) => new(new TelemetryClientOptions { Address = collector.Grpc, ApiKey = key });

    private static void Say(Stopwatch watch, string what) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:0.0} s  {what}"));
}
