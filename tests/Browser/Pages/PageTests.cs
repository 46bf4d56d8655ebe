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
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        await visit.GoAsync(address);

        await AssertAccessibleAsync(visit.Page);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_fits_a_telephone_and_is_accessible_there(string address)
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, Width = 360, IsTelephone = true });
        await visit.GoAsync(address);

        var widths = await visit.Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        Assert.True(widths[0] <= widths[1], $"{address} is {widths[0]} pixels wide in a window of {widths[1]}: {await WideAsync(visit.Page)}");
        await AssertAccessibleAsync(visit.Page);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_without_script_shows_as_many_figures_and_prints_without_what_is_for_the_screen(string address)
    {
        await using var lively = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        await using var plain = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, HasScript = false });
        await Task.WhenAll(lively.GoAsync(address), plain.GoAsync(address));
        Assert.Equal(1, await plain.Page.Locator("h1").CountAsync());
        Assert.Equal(await lively.Page.Locator("main a[href^='/passport']").CountAsync(), await plain.Page.Locator("main a[href^='/passport']").CountAsync());

        await lively.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await lively.Page.Locator("h1").IsVisibleAsync());
        Assert.Equal(0, await lively.Page.Locator("header nav:visible, form:visible, a.skip:visible").CountAsync());
        Assert.Equal("rgb(0, 0, 0)", await lively.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).color"));
    }

    private async Task AssertAccessibleAsync(IPage page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var violations = await axe.RunAsync(page);
            Assert.True(violations.Count == 0, $"{scheme}, at {page.Url}:\n{string.Join('\n', violations)}");
        }
    }

    // The first elements that stick out, for whoever reads the failure.
    private static Task<string> WideAsync(IPage page) => page.EvaluateAsync<string>(
        "() => [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join('\\n')");
}
