using Telemetry.Portal.Web;

namespace Telemetry.Portal.Tests.Web;

public sealed class PagePlacesTests
{
    [Fact]
    public async Task Four_pages_are_made_at_once_for_one_and_the_fifth_waits()
    {
        using var places = new PagePlaces();
        var taken = new List<IDisposable>();
        for (var i = 0; i < PagePlaces.Most; i++)
        {
            taken.Add(await places.TakeAsync("one", () => { }, CancellationToken.None));
        }

        var fifth = places.TakeAsync("one", () => { }, CancellationToken.None).AsTask();
        Assert.False(fifth.IsCompleted);
        taken[0].Dispose();
        (await fifth.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
    }

    [Fact]
    public async Task Whoever_goes_away_while_waiting_leaves_its_page_to_the_next()
    {
        using var places = new PagePlaces();
        for (var i = 0; i < PagePlaces.Most; i++)
        {
            await places.TakeAsync("one", () => { }, CancellationToken.None);
        }

        using var gone = new CancellationTokenSource();
        var left = false;
        var waiting = places.TakeAsync("one", () => left = true, gone.Token).AsTask();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True(left);
    }
}
