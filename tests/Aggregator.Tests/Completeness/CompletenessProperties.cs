using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Completeness;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Completeness;

/// <summary>Whatever comes and whenever, the counts add up, and units and metrics tell of the same cells.</summary>
public sealed class CompletenessProperties
{
    private const string Calendar = """
        communes,vnpt viettel,subs.all subs.fixed sites,commune,,month,1,10,,
        provinces,kind:operator,revenue sites,province,24@1997-01-01,month,1,20,,
        quarters,vnpt,revenue subs.mobile,province,,quarter,1,10,,
        """;

    [Fact]
    public void Counts_add_up()
    {
        var property = Prop.ForAll(Gen.ArrayOf(Entries()).ToArbitrary(), entries =>
        {
            CheckAsync(entries).GetAwaiter().GetResult();
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), property);

        static async Task CheckAsync(Entry[] entries)
        {
            await using var world = new CalendarWorld(Calendar);
            world.On("2013-07-01");
            foreach (var entry in entries.Take(25))
            {
                await world.ReportAsync(entry.Source, entry.Period, entry.Area, entry.Metric, entry.State);
                world.At(CalendarWorld.Noon("2013-07-01").AddDays(world.Position * 1.3));
            }

            foreach (var period in new[] { "2013-06", "2013-05", "2013-Q2" })
            {
                for (var asOf = 0L; asOf <= world.Position; asOf += 4)
                {
                    foreach (var row in await world.ReadAsync(period, asOf: asOf))
                    {
                        CheckRow(row, asOf);
                    }
                }
            }
        }
    }

    private static void CheckRow(CompletenessRow row, long asOf)
    {
        var count = row.Count;
        Assert.True(count.Expected > 0);
        Assert.Equal(count.Expected, count.Received + count.Missing);
        Assert.InRange(count.Received, 0, count.Expected);
        Assert.InRange(count.Late, 0, count.Received);
        Assert.True(row.IsDue || count.Late == 0);
        Assert.Equal(count, row.Units.Aggregate(default(CompletenessCount), (s, u) => s + u.Count));
        Assert.Equal(count, row.Metrics.Aggregate(default(CompletenessCount), (s, m) => s + m.Count));
        Assert.Equal(row.Units.Count, row.Units.DistinctBy(u => u.Area.Key).Count());
        Assert.True(row.FirstReceipt is null || row.FirstReceipt <= asOf);
        Assert.True(row.LastReceipt is null || (row.LastReceipt >= row.FirstReceipt && row.LastReceipt <= asOf));
        Assert.True(count.Received == 0 || row.LastReceipt is not null);
    }

    private static Gen<Entry> Entries() =>
        from source in Gen.Elements("vnpt", "viettel", "mobifone")
        from period in Gen.Elements("2013-06", "2013-06", "2013-05", "2013-04", "2013-Q2", "2013-06-30")
        from area in Gen.Elements("24", "213", "07213", "07216", "07219", "07240", "07243", "22", "06652")
        from metric in Gen.Elements("subs.all", "subs.fixed", "subs.mobile", "subs.postpaid", "subs.prepaid", "sites", "revenue")
        from state in Gen.Elements(CellState.Present, CellState.Present, CellState.Present, CellState.Withdrawn, CellState.NotApplicable, CellState.NotReported)
        select new Entry(source, period, area, metric, state);

    private sealed record Entry(string Source, string Period, string Area, string Metric, CellState State);
}
