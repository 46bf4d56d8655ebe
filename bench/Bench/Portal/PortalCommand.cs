using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Telemetry.Bench.Measure;
using Telemetry.Bench.Scale;
using Telemetry.Bench.Server;
using Telemetry.Operators;

namespace Telemetry.Bench.Portal;

/// <summary>
/// <c>portal</c>: each run a new collector on one processor; some hundred pages of other months until the code is compiled; every address of the mix once, one after another;
/// the mix for a minute; the mix for a minute while an operator sends a figure every ten seconds, after each of which every page is made anew.
/// </summary>
internal static class PortalCommand
{
    private const string Sender = "vnpt";
    private const int CompilingPages = 600;
    private static readonly TimeSpan BetweenFigures = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestLimit = TimeSpan.FromMinutes(30);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<int> RunAsync(string[] args)
    {
        if (!PortalOptions.TryParse(args.AsSpan(1), out var options, out var problem))
        {
            Console.Error.WriteLine(problem);
            return 2;
        }

        var workspace = Workspace.Open(options.Data, options.Collector);
        if (!Directory.Exists(workspace.DataFolder))
        {
            var loaded = await ScaleLoad.RunAsync(new ScaleOptions { IsLoad = true, Data = options.Data, Months = options.Months, Collector = options.Collector });
            if (loaded != 0)
            {
                return loaded;
            }
        }

        if (OperatingSystem.IsLinux())
        {
            Process.GetCurrentProcess().ProcessorAffinity = 1 << options.ClientCore;
        }

        var key = workspace.CreateKey("reader", null);
        var sender = workspace.CreateKey("operator", Sender);
        var rows = new List<PageRow>();
        for (var run = 1; run <= options.Runs; run++)
        {
            rows.AddRange(await RunAsync(options, workspace, key, sender, run));
        }

        Print(rows);
        if (options.Output is { } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(rows, Indented));
        }

        return rows.Any(r => r.Failures > 0) ? 1 : 0;
    }

    private static async Task<IReadOnlyList<PageRow>> RunAsync(PortalOptions options, Workspace workspace, string key, string sender, int run)
    {
        var territory = ScaleTerritory.Read(workspace.CatalogueFolder);
        await using var collector = await CollectorProcess.StartAsync(workspace, options.ServerCore);
        await collector.WaitUntilDoneAsync(RestLimit);
        using var loop = new OpenLoop(collector.Portal, key, options.Rate, options.Seed + run);
        var mix = new PageMix(options.Seed);
        var kinds = await ServedAsync(loop, mix.Kinds(territory, options.Months));
        await loop.RunAsync(mix.Mixed(await ServedAsync(loop, new PageMix(options.Seed + 1).Kinds(territory, options.Months - 6)), CompilingPages));

        var cold = await MeasureAsync("each once", loop.RunOneByOneAsync, mix.Once(kinds));
        var warm = await MeasureAsync("mix", loop.RunAsync, mix.Mixed(kinds, (int)(options.Rate * options.Steady.TotalSeconds)));
        using var over = new CancellationTokenSource();
        var sending = SendAsync(collector, sender, territory, options.Months, over.Token);
        var busy = await MeasureAsync("mix while figures come in", loop.RunAsync, mix.Mixed(kinds, (int)(options.Rate * options.Steady.TotalSeconds)));
        await over.CancelAsync();
        await sending;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {run}: memory peak {collector.PeakResidentBytes / 1048576} MiB"));
        await collector.StopAsync();
        return [.. cold, .. warm, .. busy];

        async Task<IReadOnlyList<PageRow>> MeasureAsync(string phase, Func<IReadOnlyList<(string Kind, string Address)>, Task<IReadOnlyList<PageSample>>> ask, IReadOnlyList<(string Kind, string Address)> pages)
        {
            var (watch, busy, server, own) = (Stopwatch.StartNew(), MachineTime.Busy(), collector.ProcessorTime, Process.GetCurrentProcess().TotalProcessorTime);
            var samples = await ask(pages);
            var took = watch.Elapsed;
            var (serverTime, ownTime) = (collector.ProcessorTime - server, Process.GetCurrentProcess().TotalProcessorTime - own);
            var others = MachineTime.Busy() - busy - serverTime - ownTime;
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"run {run}, {phase}: {samples.Count} pages in {took.TotalSeconds:0.0} s; server {serverTime / took:0.00}, client {ownTime / took:0.00}, others {others / took:0.00} processors; {serverTime.TotalMilliseconds / samples.Count:0.0} ms of the server's processor a page"));
            return PageRow.Of(phase, kinds, samples);
        }
    }

    // One cell of the last month, another value each time.
    private static async Task SendAsync(CollectorProcess collector, string key, ScaleTerritory territory, int months, CancellationToken over)
    {
        var month = ScaleTerritory.FirstMonth.AddMonths(months - 1);
        var commune = territory.CommunesOn(month.AddMonths(1).AddDays(-1))[0];
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = collector.Grpc, ApiKey = key });
        using var timer = new PeriodicTimer(BetweenFigures);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                var now = DateTime.UtcNow.Ticks;
                var table = new SubmissionTable($"portal/{now}", month.ToString("yyyy-MM", CultureInfo.InvariantCulture), [commune]);
                table.AddColumn("subscribers.mobile_postpaid", 0, [now % 1_000]);
                try
                {
                    await client.SubmitAsync(table, CancellationToken.None);
                }
                catch (TelemetryException e) when (e.MaySendAgain)
                {
                    // A server that has its hands full; the next figure is due soon enough.
                    Console.Error.WriteLine($"a figure did not come in: {e.Failure}");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    // Kinds whose first page is not there are left out, and said.
    private static async Task<IReadOnlyList<PageKind>> ServedAsync(OpenLoop loop, IReadOnlyList<PageKind> kinds)
    {
        var served = new List<PageKind>();
        foreach (var kind in kinds)
        {
            if (await loop.ReadAsync(kind.Addresses[0]) is not null)
            {
                served.Add(kind);
            }
            else
            {
                Console.Error.WriteLine($"no page at {kind.Addresses[0]}: {kind.Name} is left out");
            }
        }

        return served;
    }

    private static void Print(List<PageRow> rows)
    {
        foreach (var phase in rows.GroupBy(r => r.Phase))
        {
            Console.WriteLine($"\n{phase.Key}: median (lowest to highest) of the runs; milliseconds\n");
            Console.WriteLine("| page | pages a run | p50 | p99 | slowest | largest, KB | from the memo | failed |\n|---|---|---|---|---|---|---|---|");
            foreach (var kind in phase.GroupBy(r => r.Kind))
            {
                var runs = kind.ToList();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind.Key} | {runs[0].Count} | {Spread(runs, r => r.P50)} | {Spread(runs, r => r.P99)} | {Spread(runs, r => r.Maximum)} | {runs.Max(r => r.LargestBytes) / 1000.0:0.0} | {runs.Average(r => r.KeptShare):0 %} | {runs.Sum(r => r.Failures)} |"));
            }
        }
    }

    private static string Spread(List<PageRow> runs, Func<PageRow, double> of)
    {
        var values = new Percentiles(runs.Select(of));
        return string.Create(CultureInfo.InvariantCulture, $"{values[50]:0.0} ({values[0]:0.0} to {values[100]:0.0})");
    }
}
