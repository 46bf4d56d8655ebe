using Telemetry.Portal.Query.Examinations;

namespace Telemetry.Portal.Tests.Web.Doctor;

public sealed class ExaminationPlacesTests
{
    [Fact]
    public void A_credential_has_so_many_places_and_takes_none_of_anothers()
    {
        var places = new ExaminationPlaces(total: 3);
        var taken = Enumerable.Range(0, ExaminationPlaces.Most).Select(_ => places.TryTake("a")).ToList();

        Assert.All(taken, Assert.NotNull);
        Assert.Null(places.TryTake("a"));
        Assert.NotNull(places.TryTake("b"));
    }

    [Fact]
    public void A_place_is_given_back_once()
    {
        var places = new ExaminationPlaces(total: 3);
        var first = places.TryTake("a")!;
        var second = places.TryTake("a")!;
        first.Dispose();
        first.Dispose();

        Assert.NotNull(places.TryTake("a"));
        Assert.Null(places.TryTake("a"));
        second.Dispose();
        Assert.NotNull(places.TryTake("a"));
    }

    [Fact]
    public void All_credentials_together_have_no_more_than_the_total()
    {
        var places = new ExaminationPlaces(total: 3);
        var first = places.TryTake("a")!;
        Assert.NotNull(places.TryTake("b"));
        Assert.NotNull(places.TryTake("c"));
        Assert.Null(places.TryTake("d"));

        first.Dispose();

        Assert.NotNull(places.TryTake("d"));
        Assert.Null(places.TryTake("a"));
    }
}
