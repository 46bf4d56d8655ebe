using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

public abstract partial class SeriesStoreContract
{
    [Fact]
    public async Task A_selection_takes_what_it_names_and_no_more()
    {
        var patches = new List<SeriesPatch>();
        foreach (var (source, shard) in new[] { ("vnpt", Sample.BacGiang), ("viettel", Sample.BacGiang), ("vnpt", Sample.QuangNinh), ("viettel", Sample.QuangNinh) })
        {
            foreach (var period in new[] { Sample.June, Sample.July, Period.OfYear(2013), Period.FirstHalf(2013) })
            {
                patches.Add(Sample.Table(1, [shard, Sample.Area(1)], [Sample.Column("fixed", [1, 2]), Sample.Column("mobile", [3, 4])], source, period, shard));
            }
        }

        await Store.AppendAsync(patches, 1);

        Assert.Equal(4, (await Store.ReadAsync(Sample.Select())).Count);
        Assert.All(await ReadAsync(Sample.Select(shard: Sample.QuangNinh)), c => Assert.Equal(Sample.QuangNinh, c.Shard));
        Assert.Equal(2, (await Store.ReadAsync(Sample.Select(shard: Sample.QuangNinh))).Count);
        Assert.All(await ReadAsync(Sample.Select(sources: ["viettel"])), c => Assert.Equal("viettel", c.Source));
        Assert.Equal(2, (await Store.ReadAsync(Sample.Select(sources: ["viettel"]))).Count);
        Assert.Equal(4, (await Store.ReadAsync(Sample.Select(sources: ["viettel", "vnpt", "nobody"]))).Count);
        var mobile = await ReadAsync(Sample.Select(shard: Sample.BacGiang, sources: ["vnpt"], metrics: ["mobile", "unheard-of"]));
        Assert.Equal([3m, 4m], mobile.Select(c => c.Value).Order());
        Assert.All(mobile, c => Assert.Equal("mobile", c.Metric));

        var twice = new SeriesSelection { Periods = [Sample.July, Period.OfYear(2013), Sample.July], Shard = Sample.BacGiang };
        Assert.Equal(4, (await Store.ReadAsync(twice)).Count);
        Assert.Equal(
            [Sample.July, Period.OfYear(2013)],
            (await Store.ReadAsync(twice)).Select(s => s.Period).Distinct().Order());
    }

    [Fact]
    public async Task What_nobody_reported_selects_nothing()
    {
        await Store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1);
        Assert.Empty(await Store.ReadAsync(Sample.Select(Sample.July)));
        Assert.Empty(await Store.ReadAsync(Sample.Select(Period.Day(Sample.June.First))));
        Assert.Empty(await Store.ReadAsync(Sample.Select(shard: Sample.BacNinh)));
        Assert.Empty(await Store.ReadAsync(Sample.Select(sources: ["nobody"])));
        Assert.Empty(await Store.ReadAsync(Sample.Select(sources: [])));
        Assert.Empty(await Store.ReadAsync(Sample.Select(metrics: ["unheard-of"])));
        Assert.Empty(await Store.ReadAsync(Sample.Select(metrics: [])));
        Assert.Empty(await Store.ReadAsync(Sample.Select(asOf: 0)));
    }

    [Fact]
    public async Task Plans_are_sources_of_their_own()
    {
        await Store.AppendAsync(
            [
                Sample.Cell(1, Sample.Area(1), "mobile", 1, source: "department"),
                Sample.Cell(2, Sample.Area(1), "density.telephone", 11380, source: "plan:department", decimals: 2),
            ],
            2);

        Assert.Equal(["department", "plan:department"], (await ReadAsync(Sample.Select())).Select(c => c.Source).Order(StringComparer.Ordinal));
        Assert.Equal(1, Assert.Single(await ReadAsync(Sample.Select(sources: ["department"]))).Value);
        Assert.Equal(113.80m, Assert.Single(await ReadAsync(Sample.Select(sources: ["plan:department"]))).Value);
    }

    [Fact]
    public async Task What_a_source_has_published_is_a_source_of_its_own_beside_its_figures_and_plans()
    {
        await Store.AppendAsync(
            [
                Sample.Cell(1, Sample.Area(1), "mobile", 1, source: "ministry"),
                Sample.Cell(2, Sample.Area(1), "mobile", 2, source: StoredSource.Of(SubmissionKind.Plan, "ministry")),
                Sample.Cell(3, Sample.Area(1), "mobile", 3, source: StoredSource.Of(SubmissionKind.Published, "ministry")),
                Sample.Cell(4, Sample.Area(1), "mobile", 4, source: StoredSource.Of(SubmissionKind.Published, "ministry")),
            ],
            4);

        Assert.Equal(
            [("ministry", 1m), ("plan:ministry", 2m), ("published:ministry", 4m)],
            (await ReadAsync(Sample.Select())).OrderBy(c => c.Source, StringComparer.Ordinal).Select(c => (c.Source, c.Value)));
        Assert.Equal(3, Assert.Single(await ReadAsync(Sample.Select(sources: ["published:ministry"], asOf: 3))).Value);
        Assert.Equal(["ministry"], (await Store.ListAsync(null)).Select(e => e.Source).Where(StoredSource.IsFigures));
        Assert.All((await Store.ListAsync(null)).Select(e => StoredSource.Sender(e.Source)), s => Assert.Equal("ministry", s));
    }

    [Fact]
    public async Task The_list_says_what_exists_and_how_recent_it_is()
    {
        var year = Period.OfYear(2013);
        await Store.AppendAsync(
            [
                Sample.Cell(2, Sample.Area(1), "mobile", 1),
                Sample.Cell(3, Sample.Area(1), "mobile", 1, source: "plan:department", period: year),
                Sample.Cell(4, Sample.Area(1), "mobile", 1, shard: Sample.Country),
                Sample.Cell(5, Sample.Area(1), "mobile", 1, source: "buu-dien"),
            ],
            5);
        await Store.AppendAsync([Sample.Cell(6, Sample.Area(2), "fixed", 1)], 6);

        SeriesExtent[] bacGiang =
        [
            new(Sample.BacGiang, "buu-dien", Sample.June, 5, 5),
            new(Sample.BacGiang, "vnpt", Sample.June, 2, 6),
            new(Sample.BacGiang, "plan:department", year, 3, 3),
        ];
        Assert.Equal(bacGiang, await Store.ListAsync(Sample.BacGiang));
        Assert.Equal([bacGiang[0], bacGiang[1], new(Sample.Country, "vnpt", Sample.June, 4, 4), bacGiang[2]], await Store.ListAsync(null));
        Assert.Empty(await Store.ListAsync(Sample.BacNinh));
    }

    [Fact]
    public async Task Every_length_of_period_is_its_own()
    {
        Period[] periods =
        [
            Period.Day(new DateOnly(2013, 1, 1)), Period.Month(2013, 1), Period.Quarter(2013, 1), Period.FirstHalf(2013),
            Period.FirstNineMonths(2013), Period.OfYear(2013), Period.Day(new DateOnly(1900, 1, 1)), Period.OfYear(2200),
            Period.Day(new DateOnly(2200, 12, 31)),
        ];
        await Store.AppendAsync([.. periods.Select((p, i) => Sample.Cell(1, Sample.Area(1), "mobile", i, period: p))], 1);
        for (var i = 0; i < periods.Length; i++)
        {
            Assert.Equal((i, periods[i]), Assert.Single(await ReadAsync(Sample.Select(periods[i]))) is { } c ? ((int)c.Value, c.Period) : default);
        }

        Assert.Equal(periods.Order(), (await Store.ListAsync(null)).Select(e => e.Period));
    }
}
