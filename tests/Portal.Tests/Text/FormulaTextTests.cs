using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Portal.Tests.Json;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Text;

public sealed class FormulaTextTests
{
    private static readonly Words Vietnamese = new(DefaultCatalogue.Instance, Language.Vietnamese);

    [Fact]
    public void A_density_is_filled_in()
    {
        var passport = Figures.Passport(Figures.Operand("subscribers.telephone", 1_869_673), Figures.Operand("population.average", 1_593_200));

        Assert.Equal("100 × 1.869.673 / 1.593.200 = 117,35", Filled("density.telephone", 117.353314m, 2, passport));
    }

    [Fact]
    public void Both_radius_formulas_show_their_root()
    {
        var passport = Figures.Passport(Figures.Operand("area.land", 3849.7m), Figures.Operand("postal.points", 264));

        Assert.Equal("1/√π × √(3.849,7 / 264) = 2,154", Filled("postal.service_radius", 2.154451m, 3, passport));
        Assert.Equal("0,5 × √(3.849,7 / 264) = 1,909", Filled("postal.service_radius.half_square", 1.909m, 3, passport));
    }

    [Fact]
    public void A_mean_denominator_shows_opening_and_closing()
    {
        var passport = Figures.Passport(Figures.Operand("revenue.telecom", 9_000), Figures.Operand("subscribers.telephone", 110))
            with { OpeningDenominator = Figures.Operand("subscribers.telephone", 90) };

        Assert.Equal("9.000 / ((90 + 110) / 2) = 90", Filled("revenue.per_subscriber", 90, 0, passport));
    }

    [Fact]
    public void A_total_is_the_sum_of_its_sources()
    {
        var passport = Figures.Passport(Figures.Operand(
            "net_additions.mobile", 900, Figures.From("vnpt", 1_000), Figures.From("viettel", -100), Figures.From("mobifone", null)));

        Assert.Equal("1.000 + (-100) = 900", Filled("net_additions.mobile", 900, 0, passport));
    }

    [Theory]
    [InlineData("plan_completion.density.telephone", "100 × 117,35 / 113,8 = 103,12")]
    [InlineData("plan_completion.postal.service_radius", "100 × 113,8 / 117,35 = 103,12")]
    public void A_completion_follows_the_better_direction(string item, string expected)
    {
        var plan = new PlanOperand { Item = "x", Source = "so-bac-giang", Period = Figures.June, Value = 113.80m, Unit = "%", How = Provenance.Explicit };
        var passport = Figures.Passport() with { Plan = plan, BasedOn = [Figures.Of("bts.sites", 117.35m, 2, Figures.Passport())] };

        Assert.Equal(expected, Filled(item, 103.12m, 2, passport));
    }

    [Fact]
    public void Growth_compares_now_with_then()
    {
        var passport = Figures.Passport() with
        {
            BasedOn = [Figures.Of("bts.sites", 1_100, 0, Figures.Passport()), Figures.Of("bts.sites", 1_000, 0, Figures.Passport())],
        };

        Assert.Equal("100 × (1.100 / 1.000 − 1) = 10,00", Filled("growth.bts.sites", 10, 2, passport));
    }

    [Fact]
    public void Without_a_value_there_is_nothing_to_fill_in()
    {
        var figure = Figures.Of("density.telephone", 0, 2, Figures.Passport(Figures.Operand("subscribers.telephone", null))) with { Value = null, Exact = null };

        Assert.Null(FormulaText.Filled(Item("density.telephone"), figure));
    }

    [Fact]
    public void Every_item_of_the_catalogue_has_a_formula_in_names()
    {
        var codes = DefaultCatalogue.Instance.Indicators.Keys.Concat(DefaultCatalogue.Instance.Metrics.Keys);

        Assert.All(codes, c => Assert.NotEmpty(FormulaText.InNames(Item(c), Vietnamese)));
        Assert.Equal("1/√π × √(Diện tích tự nhiên / Điểm phục vụ bưu chính (bưu cục, điểm BĐ-VHX, đại lý))", FormulaText.InNames(Item("postal.service_radius"), Vietnamese));
        Assert.Equal("100 × Telephone subscriptions / Average population of the year", FormulaText.InNames(Item("density.telephone"), new Words(DefaultCatalogue.Instance, Language.English)));
    }

    private static string? Filled(string item, decimal value, int decimals, Passport passport) =>
        FormulaText.Filled(Item(item), Figures.Of(item, value, decimals, passport));

    private static FigureItem Item(string text) =>
        FigureItem.TryParse(DefaultCatalogue.Instance, text, out var item) ? item : throw new ArgumentException($"no item {text}", nameof(text));
}
