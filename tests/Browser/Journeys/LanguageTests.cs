using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Journeys;

/// <summary>The switch between Vietnamese and English.</summary>
public sealed class LanguageTests(Chromium chromium, PortalWorld world)
{
    [Fact]
    public async Task The_language_stays_as_chosen_until_it_is_chosen_again()
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        var page = visit.Page;
        await visit.GoAsync("/");
        Assert.Equal("vi", await LanguageAsync(page));

        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        Assert.Equal("en", await LanguageAsync(page));
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Reports" }).ClickAsync();
        Assert.Equal("en", await LanguageAsync(page));
        Assert.Equal("Reports", (await page.Locator("h1").InnerTextAsync()).Trim());

        await page.GetByRole(AriaRole.Link, new() { Name = "Tiếng Việt" }).ClickAsync();
        Assert.Equal("vi", await LanguageAsync(page));
        await visit.GoAsync("/");
        Assert.Equal("vi", await LanguageAsync(page));
    }

    [Fact]
    public async Task Numbers_are_written_as_in_Vietnam_in_both_languages()
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        var address = $"/passport?indicator=subscribers.mobile_postpaid&area=22&period={PortalWorld.Month}&operator=vnpt";

        await visit.GoAsync(address);
        var number = await visit.Page.Locator("main").GetByText(new System.Text.RegularExpressions.Regex(@"^\s*\d{1,3}(\.\d{3})+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))).First.InnerTextAsync();
        await visit.GoAsync(address + "&lang=en");

        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(number.Trim().Split(' ', '\n')[0]);
    }

    private static Task<string> LanguageAsync(IPage page) => page.EvaluateAsync<string>("() => document.documentElement.lang");
}
