using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Pages;

/// <summary>What holds of every page: what axe-core checks, light and dark, wide and on a telephone; nothing from elsewhere, nothing wider than the window.</summary>
public sealed class PageTests(Chromium chromium, PortalWorld world, AxeChecks axe)
{
    public static TheoryData<string> Addresses => MainPages.Addresses;

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_accessible_in_light_and_dark(string address)
    {
        await Task.WhenAll(CheckAsync(ColorScheme.Light), CheckAsync(ColorScheme.Dark));

        async Task CheckAsync(ColorScheme scheme)
        {
            await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, Scheme = scheme });
            await visit.GoAsync(address);
            Assert.Empty(await axe.RunAsync(visit.Page));
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_fits_a_telephone_and_is_accessible_there(string address)
    {
        await Task.WhenAll(CheckAsync(ColorScheme.Light), CheckAsync(ColorScheme.Dark));

        async Task CheckAsync(ColorScheme scheme)
        {
            await using var visit = await Visit.StartAsync(
                chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, Scheme = scheme, Width = 360, IsTelephone = true });
            await visit.GoAsync(address);
            var widths = await visit.Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
            Assert.True(widths[0] <= widths[1], $"{address} is {widths[0]} pixels wide in a window of {widths[1]}: {await WideAsync(visit.Page)}");
            Assert.Empty(await axe.RunAsync(visit.Page));
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_without_script_shows_as_many_figures(string address)
    {
        await using var plain = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, HasScript = false });
        await plain.GoAsync(address);

        Assert.False(await plain.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync() != 1);
        Assert.Contains(",", await plain.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_prints_its_content_without_what_is_for_the_screen(string address)
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        await visit.GoAsync(address);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.True(await visit.Page.Locator("h1").IsVisibleAsync());
        Assert.False(await visit.Page.Locator("nav").First.IsVisibleAsync());
        Assert.Equal("rgb(0, 0, 0)", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).color"));
    }

    // The first elements that stick out, for whoever reads the failure.
    private static Task<string> WideAsync(IPage page) => page.EvaluateAsync<string>(
        "() => [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join('\\n')");
}
