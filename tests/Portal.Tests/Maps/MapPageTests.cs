using System.Net;
using System.Text.RegularExpressions;
using Telemetry.Portal.Tests.Web;

namespace Telemetry.Portal.Tests.Maps;

/// <summary>The map on the page of an indicator, from a real service.</summary>
public sealed partial class MapPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Country = "/indicators?indicator=density.telephone&area=VN&period=2013-06";

    [Fact]
    public async Task A_shape_leads_to_the_passport_of_its_figure_and_says_the_same_number()
    {
        Drawing.Require();
        var page = await host.GetPageAsync("everywhere", Country);

        Assert.Equal(63, Shape().Count(page));
        var shape = Shape().Matches(page).Single(m => m.Groups[2].Value.StartsWith("Bắc Giang", StringComparison.Ordinal));
        Assert.Contains("117,35", shape.Groups[2].Value, StringComparison.Ordinal);
        Assert.Matches("^q[0-6]$", shape.Groups[3].Value);
        Assert.Contains("= 117,35", await host.GetPageAsync("everywhere", WebUtility.HtmlDecode(shape.Groups[1].Value)), StringComparison.Ordinal);
        Assert.All(Shape().Matches(page).Where(m => !m.Groups[2].Value.StartsWith("Bắc Giang", StringComparison.Ordinal)), m => Assert.Equal("none", m.Groups[3].Value));
    }

    [Fact]
    public async Task Who_may_not_see_the_country_gets_no_shape_of_it()
    {
        var refused = await host.GetPageAsync("reader", Country, HttpStatusCode.Forbidden);
        Assert.DoesNotContain("<path", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", refused, StringComparison.Ordinal);

        var own = await host.GetPageAsync("reader", "/indicators?indicator=density.telephone&area=24&period=2013-06");
        Assert.Contains("class=\"tile none\"", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Quảng Ninh", own, StringComparison.Ordinal);
    }

    [GeneratedRegex("<a href=\"(/passport[^\"]+)\" aria-label=\"([^\"]+)\"><title>[^<]+</title><path class=\"(q[0-6]|none)\"", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
