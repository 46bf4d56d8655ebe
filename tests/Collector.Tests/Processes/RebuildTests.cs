using System.Globalization;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Series;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>The series store is a projection: thrown away and built again from the ledger it is the same.</summary>
public sealed class RebuildTests
{
    private const string Mobile = "subscribers.mobile";
    private const string Fixed = "subscribers.fixed";

    [Fact]
    public async Task A_rebuilt_store_has_the_same_content_and_the_same_figures()
    {
        await using var collector = await TestCollector.StartAsync();
        await FillAsync(collector);
        var last = collector.Ledger.Head.Sequence;
        await collector.ProjectedAsync();
        var before = await ContentAsync(collector);
        var figuresBefore = await FiguresAsync(collector, last);
        await collector.StopAsync();

        var exit = await CommandLine.Create().Parse(["rebuild", "--data", collector.DataFolder]).InvokeAsync();

        Assert.Equal(0, exit);
        await collector.StartAgainAsync();
        Assert.Equal(last, collector.Host.Stores.Series.Position);
        Assert.Equal(before, await ContentAsync(collector));
        Assert.Equal(figuresBefore, await FiguresAsync(collector, last));
        Assert.True(before.Count > 400, $"only {before.Count} cells were compared");
    }

    [Fact]
    public async Task A_store_that_was_lost_is_filled_again_at_the_next_start()
    {
        await using var collector = await TestCollector.StartAsync();
        await FillAsync(collector);
        await collector.ProjectedAsync();
        var before = await ContentAsync(collector);
        await collector.StopAsync();

        foreach (var file in Directory.EnumerateFiles(collector.DataFolder).Where(f => !Path.GetFileName(f).StartsWith("ledger", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("secrets.", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        await collector.StartAgainAsync();
        await collector.ProjectedAsync();

        Assert.Equal(before, await ContentAsync(collector));
    }

    // Corrections, absences, withdrawals, refusals, plans, doubles, several shards, grains and catalogues.
    private static async Task FillAsync(TestCollector collector)
    {
        var random = new Random(4);
        string[] areas = ["01", "22", "24", "193", "194", "213", "VN", "ZZ"];
        string[] periods = ["2013-06", "2013-07", "2013-Q2", "2013", "2013-06-30", "2014-01"];
        foreach (var source in new[] { "vnpt", "viettel" })
        {
            using var client = collector.Sender(source);
            for (var i = 0; i < 120; i++)
            {
                var states = new Column { Metric = Fixed };
                states.Scaled.Add(areas.Select(_ => (long)random.Next(1000)));
                for (var row = 0; row < areas.Length; row += 1 + random.Next(5))
                {
                    states.ExceptionRows.Add((uint)row);
                    states.ExceptionStates.Add((CellState)(1 + random.Next(5)));
                    states.Scaled[row] = 0;
                }

                var request = i % 3 == 0
                    ? List(periods[random.Next(periods.Length)], Value(Mobile, areas[random.Next(7)], random.Next()), Number(Fixed, areas[random.Next(7)], random.Next(50) / 2.0))
                    : Table(periods[random.Next(periods.Length)], areas, states, Scaled(Mobile, [.. areas.Select(_ => (long)random.Next(-5, 100_000))]), Doubles("bts.sites", [.. areas.Select(_ => random.Next(40) / 4.0)]));
                request.Reason = "thử";
                (await client.SendAsync(request)).Taken();
            }
        }

        using var department = collector.Sender("so-quang-ninh");
        var plan = List("2030", Value(Mobile, "22", 5), Value("density.telephone", "22", 12050, 2), Value("density.internet", "22", 5, 2));
        plan.Kind = SubmissionKind.Plan;
        (await department.SendAsync(plan)).Taken();
        using var statistics = collector.Sender("gso");
        (await statistics.SendAsync(List("2013", Number("area.land", "24", 3849.7), Value("population.average", "24", 1_593_200)))).Taken();
    }

    private static async Task<List<string>> ContentAsync(TestCollector collector)
    {
        var store = collector.Host.Stores.Series;
        var extents = await store.ListAsync(null);
        var lines = extents.Select(e => $"extent {e.Shard} {e.Source} {e.Period} {e.FirstSequence} {e.LastSequence}").ToList();
        foreach (var asOf in new[] { store.Position / 3, store.Position / 2, long.MaxValue })
        {
            foreach (var slice in await store.ReadAsync(new SeriesSelection { Periods = [.. extents.Select(e => e.Period).Distinct()], AsOf = asOf }))
            {
                foreach (var column in slice.Columns)
                {
                    for (var i = 0; i < slice.Areas.Length; i++)
                    {
                        if (column.Sequences[i] > 0)
                        {
                            lines.Add(string.Create(
                                CultureInfo.InvariantCulture,
                                $"{asOf} {slice.Shard} {slice.Source} {slice.Period} {slice.Areas[i]} {column.Metric} {column.Decimals} {column.Values[i]} {column.States[i]} {column.Sequences[i]}"));
                        }
                    }
                }
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task<List<string>> FiguresAsync(TestCollector collector, long asOf)
    {
        var figures = new List<string>();
        foreach (var indicator in new[] { Mobile, Fixed, "subscribers.telephone", "density.telephone", "plan_completion.density.telephone" })
        {
            foreach (var (area, period) in new[] { ("24", "2013-06"), ("22", "2013"), ("VN", "2013-Q2") })
            {
                figures.Add((await collector.FigureAsync(indicator, area, period, asOf: asOf)).GetRawText());
            }
        }

        return figures;
    }
}
