using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Telemetry.Catalogue;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>Nothing acknowledged is ever missing: the process is killed at random points under load, again and again.</summary>
public sealed class CrashTests
{
    private const int Rounds = 16;
    private const int CallsAtOnce = 2;
    private static readonly string[] Sources = ["vnpt", "viettel", "mobifone", "vietnamobile"];
    private static readonly string[] Metrics = ["subscribers.mobile_prepaid", "subscribers.mobile_postpaid", "subscribers.fixed_wired", "revenue.telecom"];
    private static readonly DateOnly FirstDay = new(2010, 1, 1);
    private static readonly string[] Areas = Provinces();

    [Fact]
    public async Task Every_receipt_survives_any_number_of_kills()
    {
        using var data = new TemporaryFolder();
        var senders = new List<Sender>();
        foreach (var (source, index) in Sources.Select((s, i) => (s, i)))
        {
            senders.Add(new Sender(index, await CollectorProcess.CreateKeyAsync(data.Path, "--role", "operator", "--source", source)));
        }

        var random = new Random();
        for (var round = 0; round < Rounds; round++)
        {
            await using var service = await CollectorProcess.StartAsync(data.Path);
            await CheckRecent(senders, service.GrpcAddress);

            // The kill comes with a receipt whose number is random, and so at a random point of whatever else is under way.
            var left = random.Next(1, 120);
            var tasks = senders.SelectMany(s => Enumerable.Range(0, CallsAtOnce).Select(_ => s.PushAsync(service.GrpcAddress, () =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                {
                    service.Kill();
                }
            }))).ToList();
            await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(60));
            await service.ExitAsync();
            service.AssertNoErrorLogged();
        }

        CheckLedger(data.Path, senders);
        await CheckFigures(data.Path, senders);
    }

    // Whoever asks after a restart gets the receipt that was given before the kill.
    private static async Task CheckRecent(List<Sender> senders, Uri address)
    {
        foreach (var sender in senders)
        {
            await using var client = sender.Client(address);
            foreach (var (number, receipt) in sender.Receipts.OrderByDescending(r => r.Value.Sequence).Take(5))
            {
                var fetched = await client.GetReceiptAsync(Sender.Id(number));
                Assert.Equal((receipt.Sequence, receipt.EntryHash, receipt.PayloadHash, receipt.Accepted), (fetched.Sequence, fetched.EntryHash, fetched.PayloadHash, fetched.Accepted));
            }
        }
    }

    private static void CheckLedger(string folder, List<Sender> senders)
    {
        using var ledger = LedgerReader.Open(folder);
        var report = ledger.Verify();
        Assert.True(report.IsSound, report.ToString());
        using var batch = ledger.Read(1, long.MaxValue, int.MaxValue);
        var byId = batch.Entries.Where(e => e.Header.Kind == EntryKind.Submission).ToLookup(e => (e.Header.Source, e.Header.SubmissionId));
        var receipts = 0;
        foreach (var sender in senders)
        {
            foreach (var (number, receipt) in sender.Receipts)
            {
                var entry = Assert.Single(byId[(sender.Source, Sender.Id(number))]).Header;
                Assert.Equal(receipt.Sequence, entry.Sequence);
                Assert.Equal(receipt.EntryHash, Convert.ToHexStringLower(entry.Hash));
                Assert.Equal(receipt.PayloadHash, Convert.ToHexStringLower(entry.PayloadHash));
                Assert.Equal(receipt.CommittedAt, entry.Time);
                receipts++;
            }
        }

        // Enough was at stake.
        Assert.True(receipts >= Rounds, $"only {receipts} receipts");
    }

    private static async Task CheckFigures(string folder, List<Sender> senders)
    {
        var errors = new ErrorLog();
        await using var host = await CollectorHost.StartAsync(
            new CollectorOptions { DataFolder = folder, GrpcPort = 0, PortalPort = 0 }, TimeProvider.System, logging => logging.AddProvider(errors));
        var projector = (Projection.Projector)host.Services.GetService(typeof(Projection.Projector))!;
        await projector.WaitForAsync(host.Stores.Ledger.Head.Sequence, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        foreach (var sender in senders)
        {
            var slices = await host.Stores.Series.ReadAsync(new SeriesSelection
            {
                Periods = [.. sender.Receipts.Keys.Select(n => Period.Day(FirstDay.AddDays(n)))],
                Sources = new HashSet<string> { sender.Source },
            });
            var values = slices
                .SelectMany(s => s.Columns.SelectMany(c => s.Areas.Select((a, i) => (Key: (s.Period, a.Code, c.Metric), Value: c.Values[i], Sequence: c.Sequences[i]))))
                .Where(v => v.Sequence > 0)
                .ToDictionary(v => v.Key, v => (v.Value, v.Sequence));
            foreach (var (number, receipt) in sender.Receipts)
            {
                for (var area = 0; area < Areas.Length; area++)
                {
                    for (var metric = 0; metric < Metrics.Length; metric++)
                    {
                        Assert.Equal(
                            (sender.Value(number, area, metric), receipt.Sequence),
                            values[(Period.Day(FirstDay.AddDays(number)), Areas[area], Metrics[metric])]);
                    }
                }
            }
        }

        errors.AssertNoneUndeclared();
    }

    private static string[] Provinces()
    {
        var catalogue = Stores.LoadCatalogue(new CollectorOptions());
        return [.. catalogue.Areas.Where(a => a.Level == AreaLevel.Province && a.IsValidOn(FirstDay) && a.IsValidOn(new DateOnly(2024, 12, 31))).Select(a => a.Code).Take(20)];
    }

    // One source's system: every submission is a day of its own with values that follow from its number.
    private sealed class Sender(int index, string key)
    {
        private readonly ConcurrentQueue<int> _unanswered = new();
        private int _next = -1;

        public string Source => Sources[index];

        public ConcurrentDictionary<int, Receipt> Receipts { get; } = new();

        public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"crash/{number}");

        public long Value(int number, int area, int metric) => (index * 100_000_007L) + (number * 1_009L) + (area * 31) + (metric * 7);

        public TelemetryClient Client(Uri address) => new(new TelemetryClientOptions { Address = address, ApiKey = key });

        // First what got no answer before, then new ones, until the service is gone.
        public async Task PushAsync(Uri address, Action acknowledged)
        {
            await using var client = Client(address);
            while (true)
            {
                var number = _unanswered.TryDequeue(out var old) ? old : Interlocked.Increment(ref _next);
                try
                {
                    var receipt = await client.SubmitAsync(Table(number));
                    Assert.Equal((Areas.Length * Metrics.Length, 0), (receipt.Accepted, receipt.Refused));
                    Assert.True(Receipts.TryAdd(number, receipt), $"{Id(number)} was acknowledged before");
                    acknowledged();
                }
                catch (TelemetryException e)
                {
                    Assert.True(e.MaySendAgain, e.ToString());
                    _unanswered.Enqueue(number);
                    return;
                }
            }
        }

        private SubmissionTable Table(int number)
        {
            var table = new SubmissionTable(Id(number), Period.Day(FirstDay.AddDays(number)).ToString(), Areas);
            for (var metric = 0; metric < Metrics.Length; metric++)
            {
                table.AddColumn(Metrics[metric], 0, [.. Enumerable.Range(0, Areas.Length).Select(area => Value(number, area, metric))]);
            }

            return table;
        }
    }
}
