namespace Telemetry.Catalogue.Tests;

/// <summary>What the product ships: the facts that others build on.</summary>
public sealed class DefaultCatalogueTests
{
    private static readonly Catalogue Catalogue =
        SmallCatalogue.Sound(CatalogueLoader.Load(CatalogueFiles.Read(Repository.DefaultCatalogue)));

    [Theory]
    [InlineData("2004-07-08", 64)]
    [InlineData("2008-07-31", 64)]
    [InlineData("2008-08-01", 63)]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    public void There_were_as_many_provinces_as_the_law_says(string day, int count) =>
        Assert.Equal(count, Provinces(day).Count());

    [Fact]
    public void Fifty_two_provinces_became_twenty_three_and_eleven_stayed()
    {
        var before = Provinces("2025-06-30").ToList();
        var after = Provinces("2025-07-01").ToList();

        Assert.Equal(11, before.Intersect(after).Count());
        Assert.Equal(23, after.Except(before).Count(a => a.Predecessors.Count is 2 or 3));
        Assert.All(before.Except(after), a => Assert.True(Assert.Single(a.Successors) is { IsWhole: true, On: var on } && on == new DateOnly(2025, 7, 1)));
        Assert.Equal(52, after.Except(before).SelectMany(a => a.Predecessors).Count());
    }

    [Theory]
    [InlineData("24", "2013-06", "Bắc Giang", "Bac Giang")]
    [InlineData("24", "2025-07", "Bắc Ninh", "Bac Ninh")]
    [InlineData("27", "2013-06", "Bắc Ninh", "Bac Ninh")]
    [InlineData("91", "2013", "Kiên Giang", "Kien Giang")]
    [InlineData("91", "2025", "An Giang", "An Giang")]
    [InlineData("46", "2024", "Thừa Thiên Huế", "Thua Thien Hue")]
    [InlineData("46", "2025", "Huế", "Hue")]
    [InlineData("79", "2013", "TP. Hồ Chí Minh", "Ho Chi Minh City")]
    [InlineData("28", "2007", "Hà Tây", "Ha Tay")]
    [InlineData("66", "2025", "Đắk Lắk", "Dak Lak")]
    public void A_code_is_the_province_of_its_time(string code, string period, string name, string englishName)
    {
        Assert.True(Catalogue.TryGetArea(code, Period.Parse(period).Last, out var area));
        Assert.Equal((name, englishName), (area.Name, area.EnglishName));
    }

    [Theory]
    [InlineData("01@2008-08-01", "01@2004-07-08 28@2004-07-08")]
    [InlineData("46@2025-01-01", "46@2004-07-08")]
    [InlineData("24@2025-07-01", "24@2004-07-08 27@2004-07-08")]
    [InlineData("79@2025-07-01", "74@2004-07-08 77@2004-07-08 79@2004-07-08")]
    [InlineData("15@2025-07-01", "10@2004-07-08 15@2004-07-08")]
    [InlineData("22@2004-07-08", "")]
    public void A_province_comes_from_its_predecessors(string unit, string predecessors) =>
        Assert.Equal(predecessors, string.Join(' ', Catalogue.Unit(unit).Predecessors.Where(s => s.IsWhole).Select(s => s.Predecessor.Key)));

    [Fact]
    public void Every_term_of_a_source_names_one() => Assert.Equal(
        File.ReadLines(Path.Combine(Repository.DefaultCatalogue, "terms", "sources.csv")).Count() - 1, Catalogue.Terms.Count(t => t.IsSource));

    [Fact]
    public void Every_kind_of_check_has_a_rule_and_every_rule_is_told_in_both_languages()
    {
        Assert.Equal(Enum.GetValues<CheckRuleKind>(), Catalogue.Rules.Values.Select(r => r.Kind).Distinct().Order());
        Assert.All(Catalogue.Rules.Values, r =>
        {
            Assert.NotEqual(r.Name, r.EnglishName);
            Assert.NotEqual(r.Explanation, r.EnglishExplanation);
        });
    }

    [Fact]
    public void Every_stock_with_net_additions_of_its_own_is_checked_against_them()
    {
        var leaves = Catalogue.Metrics.Values.Where(m => m.Parts.Count == 0 && m.Code.StartsWith("net_additions.", StringComparison.Ordinal)).Select(m => m.Code);

        Assert.Empty(leaves.Except(Catalogue.Rules.Values.Where(r => r.Kind == CheckRuleKind.StockFlow).Select(r => r.Metrics[1].Code)));
    }

    [Theory]
    [InlineData("24", "2013-06", 10)]
    [InlineData("24", "2025-06-30", 10)]
    [InlineData("22", "2013-06", 14)]
    [InlineData("22", "2025-06-30", 13)]
    [InlineData("22", "2025-07", 0)]
    public void Bac_Giang_and_Quang_Ninh_had_districts_until_June_2025(string province, string period, int count)
    {
        var day = Period.Parse(period).Last;

        Assert.True(Catalogue.TryGetArea(province, day, out var area));
        Assert.Equal(count, area.Children.Count(c => c.Level == AreaLevel.District && c.IsValidOn(day)));
    }

    [Fact]
    public void Names_have_no_rank_and_English_names_no_diacritics() => Assert.All(Catalogue.Areas.Where(a => a.Level != AreaLevel.District), a =>
    {
        Assert.DoesNotContain("Tỉnh", a.Name, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(a.EnglishName, c => !char.IsAscii(c));
        Assert.True(a.Name.IsNormalized());
    });

    [Fact]
    public void The_sources_of_the_reports_are_there()
    {
        Assert.All("vnpt viettel mobifone vietnamobile gmobile fpt sctv cmc vnpost viettelpost ems".Split(' '), code =>
        {
            Assert.Equal(SourceKind.Operator, Catalogue.Sources[code].Kind);
            Assert.Equal([Catalogue.Country], Catalogue.Sources[code].Territory);
        });
        Assert.Equal(SourceKind.Statistics, Catalogue.Sources["gso"].Kind);
        Assert.Equal(SourceKind.Ministry, Catalogue.Sources["mic"].Kind);
        Assert.Equal([Catalogue.Unit("24@2004-07-08")], Catalogue.Sources["so-bac-giang"].Territory);
        Assert.Equal([Catalogue.Unit("22@2004-07-08")], Catalogue.Sources["so-quang-ninh"].Territory);
        Assert.Equal([Catalogue.Unit("24@2025-07-01")], Catalogue.Sources["so-bac-ninh"].Territory);
    }

    [Fact]
    public void Every_province_of_every_time_has_a_department() => Assert.All(Catalogue.Areas.Where(a => a.Level == AreaLevel.Province), area =>
        Assert.Contains(Catalogue.Sources.Values, s => s.Kind == SourceKind.Department && s.MayReport(area)
            && (s.ValidTo is not { } to || to >= area.ValidFrom)));

    [Fact]
    public void At_any_time_a_province_has_one_department_of_its_own() => Assert.All(Provinces("2025-07-01").Concat(Provinces("2007-01-01")), area =>
        Assert.True(Catalogue.Sources.Values.Count(s => s.Kind == SourceKind.Department && s.Territory.Contains(area)) <= 1, area.ToString()));

    [Theory]
    [InlineData("subscribers.telephone", "subscribers.fixed subscribers.mobile")]
    [InlineData("subscribers.fixed", "subscribers.fixed_wired subscribers.fixed_wireless")]
    [InlineData("subscribers.mobile", "subscribers.mobile_postpaid subscribers.mobile_prepaid")]
    [InlineData("subscribers.internet.fixed_broadband", "subscribers.internet.xdsl subscribers.internet.ftth")]
    [InlineData("net_additions.telephone", "net_additions.fixed net_additions.mobile")]
    [InlineData("net_additions.fixed", "net_additions.fixed_wired net_additions.fixed_wireless")]
    [InlineData("net_additions.mobile", "net_additions.mobile_postpaid net_additions.mobile_prepaid")]
    [InlineData("net_additions.internet.fixed_broadband", "net_additions.internet.xdsl net_additions.internet.ftth")]
    [InlineData("postal.points", "postal.offices postal.commune_points postal.agents")]
    [InlineData("postal.points_with_mailboxes", "postal.points postal.mailboxes")]
    [InlineData("postal.points_staffed", "postal.offices_staffed postal.commune_points_staffed postal.agents_staffed")]
    [InlineData("revenue.total", "revenue.telecom revenue.postal")]
    [InlineData("bts.sites", "")]
    public void A_metric_is_the_sum_of_its_parts(string code, string parts) =>
        Assert.Equal(parts, string.Join(' ', Catalogue.Metrics[code].Parts));

    [Theory]
    [InlineData("subscribers.internet.mobile_broadband", MetricKind.Stock, "subscription", 0)]
    [InlineData("net_additions.internet.mobile_broadband", MetricKind.Flow, "subscription", 0)]
    [InlineData("bts.sites_shared", MetricKind.Stock, "site", 0)]
    [InlineData("bts.sites_2g", MetricKind.Stock, "site", 0)]
    [InlineData("bts.sites_3g", MetricKind.Stock, "site", 0)]
    [InlineData("bts.sites_4g", MetricKind.Stock, "site", 0)]
    [InlineData("bts.sites_5g", MetricKind.Stock, "site", 0)]
    [InlineData("communes.with_fibre", MetricKind.Stock, "commune", 0)]
    [InlineData("communes.with_3g", MetricKind.Stock, "commune", 0)]
    [InlineData("communes.with_4g", MetricKind.Stock, "commune", 0)]
    [InlineData("communes.with_postal_point", MetricKind.Stock, "commune", 0)]
    [InlineData("postal.mailboxes_staffed", MetricKind.Stock, "point", 0)]
    [InlineData("volume.newspapers", MetricKind.Flow, "copy", 0)]
    [InlineData("volume.letter_post_weight", MetricKind.Flow, "kg", 3)]
    [InlineData("volume.parcels_express", MetricKind.Flow, "item", 0)]
    [InlineData("volume.money_orders", MetricKind.Flow, "item", 0)]
    [InlineData("volume.money_transferred", MetricKind.Flow, "VND", 0)]
    [InlineData("budget_contribution", MetricKind.Flow, "VND", 0)]
    [InlineData("population.average", MetricKind.Stock, "person", 0)]
    [InlineData("area.land", MetricKind.Stock, "km2", 2)]
    public void A_metric_has_its_kind_and_unit(string code, MetricKind kind, string unit, int decimals)
    {
        var metric = Catalogue.Metrics[code];
        Assert.Equal((kind, unit, decimals), (metric.Kind, metric.Unit, metric.Decimals));
    }

    [Fact]
    public void Only_net_additions_may_be_negative() => Assert.All(Catalogue.Metrics.Values, m =>
        Assert.Equal(m.Code.StartsWith("net_additions.", StringComparison.Ordinal), m.Minimum < 0));

    [Theory]
    [InlineData("density.telephone", "100", "subscribers.telephone", "population.average", Better.Higher, 2)]
    [InlineData("density.fixed", "100", "subscribers.fixed", "population.average", Better.Higher, 2)]
    [InlineData("density.mobile", "100", "subscribers.mobile", "population.average", Better.Higher, 2)]
    [InlineData("density.internet", "100", "subscribers.internet.fixed_broadband", "population.average", Better.Higher, 2)]
    [InlineData("density.ftth", "100", "subscribers.internet.ftth", "population.average", Better.Higher, 2)]
    [InlineData("density.mobile_broadband", "100", "subscribers.internet.mobile_broadband", "population.average", Better.Higher, 2)]
    [InlineData("postal.service_radius", "1/sqrt(pi)", "area.land", "postal.points", Better.Lower, 3)]
    [InlineData("postal.service_radius.half_square", "0.5", "area.land", "postal.points", Better.Lower, 3)]
    [InlineData("postal.people_per_point", "1", "population.average", "postal.points", Better.Lower, 0)]
    [InlineData("bts.sharing", "100", "bts.sites_shared", "bts.sites", Better.Higher, 2)]
    [InlineData("bts.per_1000_people", "1000", "bts.sites", "population.average", Better.Higher, 3)]
    [InlineData("bts.sites_per_km2", "1", "bts.sites", "area.land", Better.Higher, 3)]
    [InlineData("bts.subscribers_per_site", "1", "subscribers.mobile", "bts.sites", Better.Neither, 0)]
    [InlineData("revenue.per_subscriber", "1", "revenue.telecom", "subscribers.telephone", Better.Higher, 0)]
    public void An_indicator_is_its_formula(string code, string factor, string numerator, string denominator, Better better, int decimals)
    {
        var indicator = Catalogue.Indicators[code];
        Assert.Equal((factor, numerator, denominator), (indicator.FactorText, indicator.Numerator.Code, indicator.Denominator.Code));
        Assert.Equal((better, decimals), (indicator.Better, indicator.Decimals));
        Assert.Equal(code.StartsWith("postal.service_radius", StringComparison.Ordinal) ? IndicatorFunction.SquareRoot : IndicatorFunction.Identity, indicator.Function);
        Assert.Equal(code == "revenue.per_subscriber" ? DenominatorRule.AverageOfPeriod : DenominatorRule.Own, indicator.DenominatorRule);
    }

    [Fact]
    public void The_circles_factor_is_exact_to_the_last_digit_of_a_decimal() =>
        Assert.Equal(0.5641895835477562869480794516m, Catalogue.Indicators["postal.service_radius"].Factor);

    private static IEnumerable<Area> Provinces(string day) =>
        Catalogue.Areas.Where(a => a.Level == AreaLevel.Province && a.IsValidOn(Period.Parse(day).First));
}
