using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Demo;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Tests.Series.Influx;

namespace Telemetry.Collector.Tests.Targets;

/// <summary>Five processes and a real InfluxDB are one service.</summary>
public sealed class PartProcessTests(SharedInfluxServer influx)
{
    private const string Mobile = "subscribers.mobile";

    [Fact]
    public async Task Five_processes_give_the_same_figures_as_one()
    {
        var options = new CollectorOptions();
        var published = PublishedFigure.Read(options.SamplesFolder);
        await using var parts = await PartProcesses.StartAsync(await influx.NextAsync(), published.Select(f => f.Source).Distinct());
        await using var one = await TestCollector.StartAsync();

        // Whole steps one after the other; what was swapped in print stands uncorrected in another month, so that there is a finding.
        var steps = published.GroupBy(f => f.Step).OrderBy(s => s.Key).SelectMany(step => step.GroupBy(f => f.Source, StringComparer.Ordinal))
            .SelectMany(source => DemoSubmission.Of(source, one.Host.Stores.Catalogue).Select(s => (Source: source.Key, Submission: s)))
            .Append((Source: "so-bac-giang", Submission: Swapped()));
        foreach (var ((source, submission), i) in steps.Select((s, i) => (s, i)))
        {
            await using var whole = Client(one.Host.GrpcAddress, one.OperatorKey(source));
            await using var front = Client(parts.Fronts[i % parts.Fronts.Count], parts.OperatorKeys[source]);
            var (expected, receipt) = (await whole.SubmitAsync(submission), await front.SubmitAsync(submission));
            Assert.Equal((expected.PayloadHash, expected.Accepted, expected.Refused), (receipt.PayloadHash, receipt.Accepted, receipt.Refused));
        }

        await one.ProjectedAsync();
        await ((RollupScheduler)one.Host.Services.GetService(typeof(RollupScheduler))!).RunDueNowAsync();
        await SeenAsync(parts);

        // It rolls up at once what came while it was down.
        await parts.KillAsync(PartProcesses.Aggregator);
        await parts.StartAsync(PartProcesses.Aggregator);

        var questions = published.Select(f => (f.Item, f.Area, f.Period, Operator: f.Source))
            .Concat(ExpectedFigure.Read(options.SamplesFolder).Select(f => (f.Item, f.Area, f.Period, f.Operator)))
            .Distinct().ToList();
        Assert.NotEmpty(questions);
        foreach (var (item, area, period, source) in questions)
        {
            var path = $"/api/v1/figures?indicator={item}&area={area}&period={period}&operator={source}";
            Assert.Equal(Figure(JsonDocument.Parse((await one.GetAsync(path, one.AdministratorKey)).Text).RootElement), Figure(await parts.AskAsync(path)));
        }

        var findings = Findings(JsonDocument.Parse((await one.GetAsync("/api/v1/findings?limit=500", one.AdministratorKey)).Text).RootElement);
        Assert.NotEmpty(findings);
        for (var until = Environment.TickCount64 + 60_000; !findings.SequenceEqual(Findings(await parts.AskAsync("/api/v1/findings?limit=500"))); await Task.Delay(200))
        {
            Assert.True(Environment.TickCount64 < until, "the aggregator has other findings");
        }

        // Downstream is stopped last.
        foreach (var part in new[] { 1, 2, PartProcesses.Portal, PartProcesses.Aggregator, PartProcesses.Collector })
        {
            Assert.Equal(0, await parts.StopAsync(part));
        }
    }

    [Fact]
    public async Task Every_process_is_killed_in_turn_and_nothing_acknowledged_is_lost()
    {
        string[] sources = ["vnpt", "viettel", "mobifone"];
        await using var parts = await PartProcesses.StartAsync(await influx.NextAsync(), sources);
        var receipts = new ConcurrentDictionary<(string Source, string Id), (Receipt Receipt, int Day)>();
        using var enough = new CancellationTokenSource();
        var load = sources.SelectMany(source => parts.Fronts.Select((front, f) => SendAsync(front, source, parts.OperatorKeys[source], f, receipts, enough.Token))).ToList();

        foreach (var part in PartProcesses.All)
        {
            await GrownAsync(receipts, 20);
            await parts.KillAsync(part);
            await parts.StartAsync(part);
            await parts.UntilAsync(part, h => h.GetProperty("status").GetString() == "ready");
        }

        await GrownAsync(receipts, 20);
        await enough.CancelAsync();
        await Task.WhenAll(load);

        var health = await SeenAsync(parts);
        using (var ledger = LedgerReader.Open(parts.LedgerFolder))
        {
            Assert.True(ledger.Verify().IsSound);
            using var batch = ledger.Read(1, long.MaxValue, int.MaxValue);
            var entries = batch.Entries.Where(e => e.Header.Kind == EntryKind.Submission).ToLookup(e => (e.Header.Source, e.Header.SubmissionId));
            Assert.All(entries, e => Assert.Single(e));
            Assert.All(receipts, r => Assert.Equal(
                (r.Value.Receipt.Sequence, r.Value.Receipt.EntryHash), (entries[r.Key].Single().Header.Sequence, Convert.ToHexStringLower(entries[r.Key].Single().Header.Hash))));
        }

        foreach (var chunk in receipts.GroupBy(r => r.Key.Source))
        {
            var asked = chunk.OrderBy(r => r.Value.Receipt.Sequence).TakeLast(40).ToList();
            foreach (var (key, value) in asked)
            {
                var path = $"/api/v1/figures?indicator={Mobile}&area=24&period={Day(value.Day)}&operator={key.Source}";
                Assert.Equal(value.Day, (await parts.AskAsync(path)).GetProperty("figures")[0].GetProperty("value").GetInt32());
            }
        }

        Assert.Equal(0, (await parts.HealthAsync(PartProcesses.Collector)).GetProperty("backlog").GetInt64());
        Assert.True(health.GetProperty("projectedSequence").GetInt64() >= receipts.Values.Max(r => r.Receipt.Sequence));
    }

    // A sender's own system: a day of its own for each submission, sent again under the same id until there is a receipt.
    private static async Task SendAsync(
        Uri front, string source, string key, int half, ConcurrentDictionary<(string, string), (Receipt, int)> receipts, CancellationToken enough)
    {
        await using var client = Client(front, key);
        for (var day = half; !enough.IsCancellationRequested; day += 2)
        {
            var list = new ObservationList(string.Create(CultureInfo.InvariantCulture, $"load/{day}"), Day(day));
            list.Add(Mobile, "24", day, 0);
            while (!receipts.ContainsKey((source, list.SubmissionId)))
            {
                try
                {
                    receipts[(source, list.SubmissionId)] = (await client.SubmitAsync(list, CancellationToken.None), day);
                }
                catch (TelemetryException e) when (e.MaySendAgain && !enough.IsCancellationRequested)
                {
                    await Task.Delay(50, CancellationToken.None);
                }
                catch (TelemetryException) when (enough.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }

    private static ObservationList Swapped()
    {
        var list = new ObservationList("swapped", "2013-05");
        list.Add("subscribers.telephone", "24", 1_869_673, 0);
        list.Add("subscribers.fixed", "24", 73_953, 0);
        list.Add(Mobile, "24", 1_759_720, 0);
        return list;
    }

    private static string Day(int number) => new DateOnly(2008, 1, 1).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TelemetryClient Client(Uri address, string key) => new(new TelemetryClientOptions { Address = address, ApiKey = key });

    private static async Task GrownAsync<TKey, TValue>(ConcurrentDictionary<TKey, TValue> all, int by)
        where TKey : notnull
    {
        var wanted = all.Count + by;
        for (var until = Environment.TickCount64 + 90_000; all.Count < wanted; await Task.Delay(20))
        {
            Assert.True(Environment.TickCount64 < until, $"no more than {all.Count} receipts");
        }
    }

    private static async Task<JsonElement> SeenAsync(PartProcesses parts)
    {
        var sequence = (await parts.HealthAsync(PartProcesses.Collector)).GetProperty("ledgerSequence").GetInt64();
        return await parts.UntilAsync(PartProcesses.Portal, h => h.GetProperty("projectedSequence").GetInt64() >= sequence);
    }

    // Positions and receipts are each ledger's own.
    private static string Figure(JsonElement answer)
    {
        var figure = answer.GetProperty("figures")[0];
        return string.Join(' ', figure.EnumerateObject().Where(p => p.Name is not "passport" and not "asOf").Select(p => p.Value.GetRawText()));
    }

    private static List<string> Findings(JsonElement answer) =>
        [.. answer.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("id")} {f.GetProperty("state")} {f.GetProperty("text").GetProperty("en")}").Order(StringComparer.Ordinal)];
}
