using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Journeys;

/// <summary>Without a mouse: every step by Tab, Shift+Tab, Enter and letters, with the focus always to be seen.</summary>
public sealed class KeyboardTests(Chromium chromium, PortalWorld world)
{
    private const int MostSteps = 80;

    [Fact]
    public async Task The_first_key_leads_to_the_content()
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        await visit.GoAsync("/");

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Đến nội dung", await FocusedAsync(visit.Page));
        await AssertSeenAsync(visit.Page);
        await visit.Page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#content", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task Navigation_form_table_and_passport_work_by_keys_alone()
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        var page = visit.Page;
        await visit.GoAsync("/");
        await TabToAsync(page, "a[href='/indicators']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/indicators*");

        await TabToAsync(page, "select[name=indicator]");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "input[name=find]");
        await page.Keyboard.TypeAsync("Quảng Ninh");
        await TabToAsync(page, "input[name=period]");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(PortalWorld.Month);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#units")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await TabToAsync(page, "#units th[data-sort=value] :is(a, button)");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#units th[data-sort=value]")).ToHaveAttributeAsync("aria-sort", "descending");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await TabToAsync(page, "#units td a[href^='/passport']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/passport?*");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            await AssertSeenAsync(page);
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{MostSteps} tabs do not reach {selector} at {page.Url}");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.innerText.trim()");

    // An outline, within the window. A date's own parts are marked by the browser.
    private static async Task AssertSeenAsync(IPage page)
    {
        var unseen = await page.EvaluateAsync<string?>(
            "() => { const e = document.activeElement; if (e === document.body || e.type === 'date') return null; const s = getComputedStyle(e), r = e.getBoundingClientRect();"
            + " const outlined = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; const inside = r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;"
            + " return outlined && inside ? null : e.outerHTML.slice(0, 200); }");
        Assert.True(unseen is null, $"has the focus and does not show it, at {page.Url}: {unseen}");
    }
}
