using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Journeys;

/// <summary>A clerk looks for a figure and follows it to where it came from.</summary>
public sealed partial class FigureTests(Chromium chromium, PortalWorld world)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_density_of_a_commune_leads_to_its_passport_and_to_a_receipt(bool hasScript)
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, HasScript = hasScript });
        var page = visit.Page;
        await visit.GoAsync("/");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Chỉ tiêu", Exact = true }).ClickAsync();
        var form = page.Locator("form.choose");
        await form.Locator("[name=indicator]").SelectOptionAsync("density.telephone");
        await form.Locator("[name=period]").FillAsync(PortalWorld.Month);
        await form.Locator("[name=find]").FillAsync("Phường Hồng Gai");
        await form.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Phường Hồng Gai");
        var figure = page.Locator("p.figure a").First;
        var value = (await figure.InnerTextAsync()).Trim();
        Assert.Matches(VietnameseNumber, value);
        await figure.ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/passport\\?", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(value);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Dân số trung bình");
        var receipt = page.Locator("main a[href^='/receipts/']").First;
        var sequence = (await receipt.GetAttributeAsync("href"))!["/receipts/".Length..].Split('?')[0];
        await receipt.ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(sequence);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nhận lúc");
    }

    [GeneratedRegex(@"^\d{1,3}(\.\d{3})*,\d+$", RegexOptions.None, 1000)]
    private static partial Regex VietnameseNumber { get; }
}
