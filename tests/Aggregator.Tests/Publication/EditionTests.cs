using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Publication;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Publication;

/// <summary>What an edition's file says, and that it says the same for ever.</summary>
public sealed class EditionTests
{
    private static readonly EditionHead Head = new(new AreaKey("24", new DateOnly(1997, 1, 1)), Period.Month(2013, 6), 1, IsOutside: false, 9, new string('a', 64));

    [Fact]
    public void A_file_is_these_bytes()
    {
        var content = EditionContent.Write(Head, [Row("subs.all", "all", 10.50m, 10.5m), Row("density", "all", 117.35m, 117.3512m) with { Formula = 2, Unit = "per 100 \"people\", all" }, Row("subs.all", "vnpt", null, null)]);

        Assert.Equal(
            $"""
            # telemetry edition 1
            # unit 24@1997-01-01
            # period 2013-06
            # edition 1
            # form full
            # ledger 9
            # catalogue {new string('a', 64)}
            item,area,operator,period,value,exact,status,reason,formula,unit
            density,24@1997-01-01,all,2013-06,117.35,117.3512,complete,,2,"per 100 ""people"", all"
            subs.all,24@1997-01-01,all,2013-06,10.5,,complete,,,subscription
            subs.all,24@1997-01-01,vnpt,2013-06,,,missing,noValueReported,,subscription

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(content.Bytes));
        Assert.Equal("per 100 \"people\", all", content.Find("density", Head.Unit, "all", Head.Period)!.Unit);
        Assert.Equal(FigureReasonCode.NoValueReported, content.Find("subs.all", Head.Unit, "vnpt", Head.Period)!.Reason);
    }

    [Fact]
    public void Every_figure_is_found_and_no_other_and_the_order_of_writing_does_not_matter()
    {
        var rows = from item in Gen.Elements("subs", "subs.all", "subs.all.more", "subs_all", "density", "growth.subs.all")
                   from area in Gen.Elements("24", "2", "241", "07213")
                   from source in Gen.Elements("all", "vnpt", "viet-tel", "a")
                   from month in Gen.Choose(1, 12)
                   from value in Gen.Choose(-1000, 1000)
                   select new EditionRow
                   {
                       Item = item, Area = new AreaKey(area, new DateOnly(1997, 1, 1)), Operator = source, Period = Period.Month(2013, month), Value = value / 10m, Exact = value / 7m, Status = FigureStatus.Partial, Unit = "person",
                   };
        Prop.ForAll(rows.ListOf().ToArbitrary(), drawn =>
        {
            var distinct = drawn.DistinctBy(r => (r.Item, r.Area, r.Operator, r.Period)).ToList();
            var content = EditionContent.Write(Head, distinct);

            Assert.Equal(content.Bytes, EditionContent.Write(Head, Enumerable.Reverse(distinct)).Bytes);
            Assert.Equal(content.Hash, EditionContent.Read(content.Bytes).Hash);
            Assert.Equal(distinct.Count, content.Count);
            Assert.All(distinct, r => Assert.Equal(r with { Value = r.Value, Exact = r.Exact }, content.Find(r.Item, r.Area, r.Operator, r.Period)));
            Assert.Null(content.Find("subs.al", Head.Unit, "all", Head.Period));
            Assert.Null(content.Find("zzz", Head.Unit, "all", Head.Period));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("item,area\n")]
    [InlineData("# telemetry edition 2\n# unit 24@1997-01-01\n")]
    public void What_is_no_edition_is_not_read(string text) => Assert.Throws<InvalidDataException>(() => EditionContent.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_file_cut_short_is_not_read()
    {
        var bytes = EditionContent.Write(Head, [Row("subs.all", "all", 1, 1)]).Bytes;

        Assert.Throws<InvalidDataException>(() => EditionContent.Read(bytes[..^1]));
    }

    [Fact]
    public async Task An_edition_has_every_item_of_the_unit_and_below_and_what_its_reports_show_as_the_reader_gives_it()
    {
        await using var world = new World();
        await SeedAsync(world);
        using var outside = new OutsideFigureReader(world.Figures, new DisclosureOptions(), OutsideFigureReader.ChangesOfLevels(world.Catalogue));
        var builder = new EditionBuilder(world.Catalogue, world.Figures, outside);
        var (unit, period) = (world.Area("24", "2013-06"), Period.Month(2013, 6));

        var edition = await builder.BuildAsync(unit, period, 1, world.Position, CancellationToken.None);

        foreach (var row in edition.Full.Rows)
        {
            world.Catalogue.TryGetArea(row.Area, out var area);
            var figure = await world.FiguresFromFacts.ReadAsync(new FigureQuery(row.Item, area!, row.Period, row.Operator));
            Assert.True(row.SaysTheSame(EditionRow.Of(figure)), row.ToString());
        }

        var items = world.Catalogue.Metrics.Count + world.Catalogue.Indicators.Count;
        Assert.Equal(8 * items, edition.Full.Rows.Count(r => r.Operator == "all" && r.Period == period && !IsDerived(r)));
        Assert.Equal(300, edition.Full.Find("subs.all", unit.Key, "all", period)?.Value);
        Assert.Equal(200, edition.Full.Find("subs.mobile", unit.Key, "vnpt", period)?.Value);
        Assert.NotNull(edition.Full.Find("share.subs.mobile", unit.Key, "vnpt", period)?.Value);
        Assert.NotNull(edition.Full.Find("hhi.subs.mobile", unit.Key, "all", period));
        Assert.Equal(50, edition.Full.Find("growth.subs.all", unit.Key, "all", period)?.Value);
        Assert.Equal(200, edition.Full.Find("subs.all", unit.Key, "all", Period.Month(2012, 6))?.Value);
        Assert.All(edition.Outside.Rows, r => Assert.Equal("all", r.Operator));
        Assert.Equal(FigureReasonCode.WithheldOutside, edition.Outside.Find("subs.all", unit.Key, "all", period)?.Reason);
        Assert.Equal(edition.Full.Bytes, (await builder.BuildAsync(unit, period, 1, world.Position, CancellationToken.None)).Full.Bytes);
    }

    [Fact]
    public async Task The_countrys_edition_has_the_country_and_its_provinces_of_then()
    {
        await using var world = new World();
        await SeedAsync(world);

        Assert.Equal(["VN", "22", "24", "27"], EditionBuilder.UnitsOf(world.Area("VN", "2013-06"), new DateOnly(2013, 6, 30)).Select(u => u.Code));
        Assert.Equal(["VN", "22", "24"], EditionBuilder.UnitsOf(world.Area("VN", "2025-08"), new DateOnly(2025, 8, 31)).Select(u => u.Code));
    }

    [Fact]
    public async Task News_is_what_could_count_and_nothing_of_a_later_time()
    {
        await using var world = new World();
        await SeedAsync(world);
        var query = new FigureQuery("subs.all", world.Area("24", "2013-06"), Period.Month(2013, 6));
        var then = world.Position;
        Assert.False(await world.Figures.HasNewsAsync(query, then));

        await world.ReportAsync("vnpt", "2013-07", ("07213", "subs.mobile", 999));
        await world.ReportAsync("vnpt", "2013-06", ("06652", "subs.mobile", 999));
        Assert.False(await world.Figures.HasNewsAsync(query, then));

        await world.ReportAsync("vnpt", "2013-06", ("07213", "subs.mobile", 999));
        Assert.True(await world.Figures.HasNewsAsync(query, then));
    }

    [Fact]
    public void A_comparison_names_what_changed_appeared_and_disappeared()
    {
        var before = EditionContent.Write(Head, [Row("subs.all", "all", 100, 100), Row("subs.fixed", "all", 5, 5), Row("subs.mobile", "vnpt", 7, 7), Row("growth.subs.all", "all", 1, 1)]);
        var after = EditionContent.Write(Head with { Number = 2 }, [Row("subs.all", "all", 103, 103), Row("subs.fixed", "all", 5, 5), Row("subs.mobile", "viettel", 7, 7), Row("growth.subs.all", "all", 9, 9)]);

        var comparison = EditionComparison.Of(TestCatalogue.Small, before, after);

        Assert.Equal(["growth.subs.all all", "subs.all all", "subs.mobile viettel", "subs.mobile vnpt"], comparison.Changes.Select(c => $"{c.Item} {c.Operator}"));
        Assert.Equal(("subs.all", 3m, 3m), (Assert.Single(comparison.OfUnit).Item, comparison.OfUnit[0].Difference, comparison.OfUnit[0].Percent));
        Assert.Equal((3m, false, true), (comparison.LargestPercent, comparison.NeedsSecond(5), comparison.NeedsSecond(2.9m)));
        Assert.Empty(EditionComparison.Of(TestCatalogue.Small, before, before).Changes);
    }

    [Fact]
    public void A_total_of_the_unit_that_appears_or_disappears_needs_a_second_person()
    {
        var with = EditionContent.Write(Head, [Row("subs.all", "all", 100, 100)]);
        var without = EditionContent.Write(Head, [Row("subs.all", "all", null, null)]);

        Assert.True(EditionComparison.Of(TestCatalogue.Small, with, without).NeedsSecond(100));
        Assert.True(EditionComparison.Of(TestCatalogue.Small, without, with).NeedsSecond(100));
    }

    private static async Task SeedAsync(World world)
    {
        await world.ReportAsync("vnpt", "2012-06", ("07213", "subs.mobile", 200));
        await world.ReportAsync("vnpt", "2013-06", ("07213", "subs.mobile", 200));
        await world.ReportAsync("viettel", "2013-06", ("07240", "subs.mobile", 100));
        await world.ReportAsync("gso", "2013", ("24", "population", 1000));
    }

    private static bool IsDerived(EditionRow row) => row.Item.Split('.')[0] is "growth" or "plan" or "plan_completion" or "hhi" or "share";

    private static EditionRow Row(string item, string source, decimal? value, decimal? exact) => new()
    {
        Item = item,
        Area = Head.Unit,
        Operator = source,
        Period = Head.Period,
        Value = value,
        Exact = exact,
        Status = value is null ? FigureStatus.Missing : FigureStatus.Complete,
        Reason = value is null ? FigureReasonCode.NoValueReported : null,
        Unit = "subscription",
    };
}
