using Telemetry.Portal.Query;

namespace Telemetry.Portal.Tests.Query;

public sealed class QuestionExpanderTests
{
    private static readonly QuestionExpander Expander = new(new QuestionReader(DefaultCatalogue.Instance));

    [Fact]
    public void Every_combination_comes_in_the_order_of_the_question()
    {
        var request = new FigureRequest(["density.telephone", "bts.sites"], ["24", "22"], ["2013-06", "2014"], ["all", "vnpt"], null);

        Assert.True(Expander.TryExpand(request, out var asked, out _));
        Assert.Equal(16, asked.Count);
        Assert.Equal("density.telephone 24 2013-06 all", Written(asked[0]));
        Assert.Equal("density.telephone 24 2013-06 vnpt", Written(asked[1]));
        Assert.Equal("density.telephone 24 2014 all", Written(asked[2]));
        Assert.Equal("bts.sites 22 2014 vnpt", Written(asked[15]));
    }

    [Fact]
    public void A_bare_code_is_the_unit_that_bore_it_on_the_periods_last_day()
    {
        Assert.True(Expander.TryExpand(new FigureRequest(["bts.sites"], ["24"], ["2025-06", "2025-07"], [], null), out var asked, out _));
        Assert.Equal(["Bắc Giang", "Bắc Ninh"], asked.Select(a => a.Area.Name));
    }

    [Fact]
    public void A_series_goes_from_its_first_to_its_last_period()
    {
        Assert.True(Expander.TryExpand(new SeriesRequest("bts.sites", "24", "2013-11", "2014-02", null, null), out var asked, out _));
        Assert.Equal(["2013-11", "2013-12", "2014-01", "2014-02"], asked.Select(a => a.Period.ToString()));
    }

    [Theory]
    [InlineData("", "24", "2013-06", "all", QueryParameter.Indicator)]
    [InlineData("density", "24", "2013-06", "all", QueryParameter.Indicator)]
    [InlineData("share.density.telephone", "24", "2013-06", "all", QueryParameter.Indicator)]
    [InlineData("bts.sites", "", "2013-06", "all", QueryParameter.Area)]
    [InlineData("bts.sites", "999", "2013-06", "all", QueryParameter.Area)]
    [InlineData("bts.sites", "24@2013-01-01", "2013-06", "all", QueryParameter.Area)]
    [InlineData("bts.sites", "24", "", "all", QueryParameter.Period)]
    [InlineData("bts.sites", "24", "2013-13", "all", QueryParameter.Period)]
    [InlineData("bts.sites", "24", "2013-06", "nobody", QueryParameter.Operator)]
    public void What_cannot_be_read_is_named(string indicator, string area, string period, string source, object parameter)
    {
        Assert.False(Expander.TryExpand(new FigureRequest([indicator], [area], [period], [source], null), out _, out var fault));
        Assert.Equal(QueryFaultKind.InvalidParameter, fault.Kind);
        Assert.Equal((QueryParameter)parameter, fault.Parameter);
        Assert.NotEmpty(fault.Expected);
    }

    [Fact]
    public void A_code_of_another_time_says_which_units_bore_it()
    {
        Assert.False(Expander.TryExpand(new FigureRequest(["bts.sites"], ["24"], ["2000"], [], null), out _, out var fault));
        Assert.Equal("one of 24@2004-07-08 (to 2025-06-30), 24@2025-07-01", fault.Expected);
    }

    [Fact]
    public void More_than_five_thousand_figures_are_refused_before_anything_is_looked_up()
    {
        var many = Enumerable.Repeat("?", 71).ToArray();

        Assert.False(Expander.TryExpand(new FigureRequest(["?"], many, many, [], null), out _, out var fault));
        Assert.Equal(QueryFaultKind.TooManyFigures, fault.Kind);
        Assert.Contains("5041", fault.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2013-06", "2013", QueryFaultKind.InvalidParameter)]
    [InlineData("2013-06", "2013-05", QueryFaultKind.InvalidParameter)]
    [InlineData("2004-07-08", "2020-01-01", QueryFaultKind.TooManyFigures)]
    public void A_series_of_two_grains_or_backwards_or_too_long_is_refused(string from, string to, object kind)
    {
        Assert.False(Expander.TryExpand(new SeriesRequest("bts.sites", "24", from, to, null, null), out _, out var fault));
        Assert.Equal((QueryFaultKind)kind, fault.Kind);
        Assert.Equal(QueryParameter.To, fault.Parameter);
    }

    [Fact]
    public void What_was_given_is_repeated_only_in_part_and_without_control_characters()
    {
        Assert.False(Expander.TryExpand(new FigureRequest([new string('x', 10_000)], ["24"], ["2013"], [], null), out _, out var fault));
        Assert.Equal(QueryFault.MaximumShown, fault.Value!.Length);
        Assert.Equal("a\uFFFDb\uFFFD\uFFFD", QueryFault.Shown("a\nb😀"));
    }

    private static string Written(AskedFigure asked) => $"{asked.Item.Text} {asked.Area.Code} {asked.Period} {asked.Source}";
}
