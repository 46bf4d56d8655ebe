using Telemetry.Catalogue;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Web;

/// <summary>Places and orders of units.</summary>
public sealed class IndicatorsOrderTests
{
    [Fact]
    public void Names_are_sorted_by_the_Vietnamese_alphabet_and_numbers_in_them_by_size() => Assert.Equal(
        ["An Giang", "Ăn", "Ấn", "Bà Rịa", "Cà Mau", "Đà Nẵng", "Ê Đê", "Hà Nội", "Phường 2", "Phường 10", "Thừa", "Ưng"],
        new[] { "Ưng", "Thừa", "Phường 10", "Phường 2", "Hà Nội", "Ê Đê", "Đà Nẵng", "Cà Mau", "Bà Rịa", "Ấn", "Ăn", "An Giang" }.Order(VietnameseOrder.Comparer));

    [Theory]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("  HUẾ ", "hue")]
    public void A_name_is_found_as_many_type_it(string name, string typed) => Assert.Equal(typed, VietnameseOrder.Folded(name));

    [Fact]
    public void Half_a_pair_in_a_name_is_no_error() => Assert.Equal("\uFFFDx", VietnameseOrder.Folded("\uD800x"));

    [Theory]
    [InlineData(Better.Higher, "2,,1,2,4")]
    [InlineData(Better.Neither, "2,,1,2,4")]
    [InlineData(Better.Lower, "2,,4,2,1")]
    public void Equal_values_share_the_first_of_their_places_and_a_missing_one_has_none(Better better, string places) =>
        Assert.Equal(places, string.Join(',', UnitRanking.PlacesOf([5.0m, null, 7m, 5.00m, 1m], better)));
}
