using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Collector.Tests.Running;
using Telemetry.Operators;

namespace Telemetry.Collector.Tests.Clients;

/// <summary>What the client library says about figures before they are sent, against what the service then says.</summary>
public sealed class LocalVerdictTests(SharedCollector shared) : IClassFixture<SharedCollector>
{
    private static readonly string[] Periods = ["2013-06", "2013-Q2", "2004", "2025-06-30", "2025-07", "2026-03-15", "2013-13", "2012-9M"];

    private readonly TestCollector _collector = shared.Collector;

    [Theory]
    [InlineData("vnpt", "", 150)]
    [InlineData("mic", "", 150)]
    [InlineData("gso", "", 40)]
    [InlineData("so-bac-giang", "", 60)]
    [InlineData("vnpt", "24@2025-07-01", 60)]
    public async Task The_library_refuses_what_the_service_refuses(string source, string territory, int samples)
    {
        var key = _collector.OperatorKey(source, territory.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = _collector.Host.GrpcAddress, ApiKey = key });
        var catalogue = await client.GetCatalogueAsync();
        var isWhole = catalogue.Areas.Any(a => a.Level == 0);
        string[] codes = [.. _collector.Host.Stores.Catalogue.Areas.Select(a => a.Code).Distinct()];
        Assert.Equal((source, _collector.Host.Stores.Catalogue.Version), (catalogue.Source, catalogue.Version));
        var clean = 0;
        var refused = 0;

        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var submission = Any(new Random(seed), catalogue, codes);
            var local = catalogue.Check(submission);
            Receipt receipt;
            try
            {
                receipt = client.SubmitAsync(submission).GetAwaiter().GetResult();
            }
            catch (TelemetryException e) when (e.Failure is SubmitFailure.InvalidSubmission or SubmitFailure.NotPermitted)
            {
                Assert.True(local.Violations.Count > 0, $"seed {seed}: {e.Message}");
                return;
            }

            Assert.Empty(local.Violations);
            Assert.Equal((receipt.Received, receipt.Accepted, receipt.Refused), (local.Received, local.Accepted, local.Refused));
            Assert.Equal(Lines(receipt.Verdicts, isWhole), Lines(local.Verdicts.Select(v => v.Verdict), isWhole));
            _ = local.IsClean ? clean++ : refused++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(samples));

        Assert.True(clean > 0 && refused > 0, $"{clean} clean, {refused} with verdicts: the samples say nothing");
    }

    [Fact]
    public async Task A_verdict_points_at_its_row_and_column()
    {
        await using var client = new TelemetryClient(new TelemetryClientOptions { Address = _collector.Host.GrpcAddress, ApiKey = _collector.OperatorKey("vnpt") });
        var catalogue = await client.GetCatalogueAsync();
        var table = new SubmissionTable("a", "2013-06");
        table.AddColumn("no.such_metric");
        table.AddColumn("subscribers.fixed_wired");
        table.AddRow("24").Set("no.such_metric", 1).Set("subscribers.fixed_wired", 1);
        table.AddRow("9999").Set("no.such_metric", 1).Set("subscribers.fixed_wired", 1);
        table.AddRow("22").Set("no.such_metric", 1).Set("subscribers.fixed_wired", -1);

        var verdicts = catalogue.Check(table).Verdicts;

        Assert.Equal(
            [(null, 0, VerdictCode.UnknownMetric), (1, null, VerdictCode.UnknownArea), (2, 1, VerdictCode.OutOfBounds)],
            verdicts.Select(v => (v.Row, v.Column, v.Verdict.Code)));
    }

    // A limited sender's catalogue cannot tell a unit that is elsewhere from one that is nowhere.
    private static List<string> Lines(IEnumerable<Verdict> verdicts, bool isWhole) =>
    [
        .. verdicts.Select(v =>
        {
            var code = !isWhole && v.Code is VerdictCode.UnknownArea or VerdictCode.AreaNotValid ? VerdictCode.OutsideTerritory : v.Code;
            return string.Create(CultureInfo.InvariantCulture, $"{v.Metric}|{v.Area}|{code}|{v.Cells}|{v.Received}");
        }).Order(StringComparer.Ordinal),
    ];

    private static Submission Any(Random random, SenderCatalogue catalogue, string[] codes)
    {
        var id = $"local-{random.Next()}";
        if (random.Next(4) == 0)
        {
            return Plain(random, catalogue, id);
        }

        var period = Periods[random.Next(Periods.Length)];
        var kind = random.Next(6) switch
        {
            0 => SubmissionKind.Plan,
            1 => SubmissionKind.Published,
            _ => SubmissionKind.Figures,
        };
        string[] areas = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Area(random, catalogue, codes))];
        if (random.Next(2) == 0)
        {
            var list = new ObservationList(id, period) { Kind = kind, DryRun = true, Reason = "thử" };
            for (var i = random.Next(1, 20); i > 0; i--)
            {
                Add(list, random, Metric(random, catalogue), areas[random.Next(areas.Length)]);
            }

            return list;
        }

        var isMessy = random.Next(2) == 0;
        var table = new SubmissionTable(id, period, isMessy ? areas : areas.Distinct()) { Kind = kind, DryRun = true, Reason = "thử" };
        foreach (var metric in Enumerable.Range(0, random.Next(1, 5)).Select(_ => Metric(random, catalogue)).DistinctBy(m => m.Code))
        {
            Fill(table, random, metric);
        }

        return table;
    }

    // One figure with which nothing is wrong: who reports on few units would hardly ever hit upon one by chance.
    private static ObservationList Plain(Random random, SenderCatalogue catalogue, string id)
    {
        var area = catalogue.Areas[random.Next(catalogue.Areas.Count)];
        var day = area.ValidTo ?? new DateOnly(2026, 3, 15);
        SenderMetric[] metrics = [.. catalogue.Metrics.Where(m => m.IsReportable)];
        var metric = metrics[random.Next(metrics.Length)];
        var value = new decimal(metric.Minimum + random.NextInt64(1000)) / (decimal)Math.Pow(10, metric.Decimals);
        return new ObservationList(id, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) { DryRun = true }.Add(metric.Code, area.Code, value, metric.Decimals);
    }

    private static string Area(Random random, SenderCatalogue catalogue, string[] codes) => random.Next(10) switch
    {
        0 => "99" + random.Next(1000),
        1 or 2 => codes[random.Next(codes.Length)],
        _ => catalogue.Areas[random.Next(catalogue.Areas.Count)].Code,
    };

    private static SenderMetric Metric(Random random, SenderCatalogue catalogue)
    {
        if (random.Next(15) == 0)
        {
            return catalogue.Metrics[0] with { Code = "no.such_metric" };
        }

        var known = random.Next(6) == 0 && catalogue.PlanIndicators.Count > 0 ? catalogue.PlanIndicators
            : random.Next(5) > 0 && catalogue.Metrics.Any(m => m.IsReportable) ? [.. catalogue.Metrics.Where(m => m.IsReportable)] : catalogue.Metrics;
        return known[random.Next(known.Count)];
    }

    private static void Add(ObservationList list, Random random, SenderMetric metric, string area)
    {
        switch (random.Next(5))
        {
            case 0:
                list.AddAbsent(metric.Code, area, (CellState)random.Next(1, 6));
                break;
            case 1:
                list.AddNumber(metric.Code, area, Number(random, metric));
                break;
            default:
                var decimals = Decimals(random, metric);
                list.Add(metric.Code, area, new decimal(Scaled(random, metric)) / (decimal)Math.Pow(10, decimals), decimals);
                break;
        }
    }

    private static void Fill(SubmissionTable table, Random random, SenderMetric metric)
    {
        var isNumber = random.Next(3) == 0;
        var column = isNumber ? table.AddNumberColumn(metric.Code) : table.AddColumn(metric.Code, Decimals(random, metric), [.. table.Areas.Select(_ => Scaled(random, metric))]);
        for (var row = 0; row < table.Areas.Count; row++)
        {
            if (random.Next(6) == 0)
            {
                column.SetAbsent(row, (CellState)random.Next(1, 6));
            }
            else if (isNumber)
            {
                column.SetNumber(row, Number(random, metric));
            }
        }
    }

    private static int Decimals(Random random, SenderMetric metric) => random.Next(12) == 0 ? random.Next(0, 5) : metric.Decimals;

    private static long Scaled(Random random, SenderMetric metric) => random.Next(12) switch
    {
        0 => metric.Minimum - 1,
        1 => metric.Maximum + 1,
        2 => metric.Minimum,
        3 => metric.Maximum,
        _ => metric.Minimum + random.NextInt64(Math.Min(1_000_000, metric.Maximum - metric.Minimum + 1)),
    };

    private static double Number(Random random, SenderMetric metric) => random.Next(14) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => 1e18,
        3 => -0.0,
        4 => 160.21,
        5 => 9.1e15 + 0.5,
        _ => Scaled(random, metric) / Math.Pow(10, metric.Decimals),
    };
}
