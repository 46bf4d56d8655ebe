using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;
using Telemetry.Operators;

namespace Telemetry.Browser.Tests.Journeys;

/// <summary>An operator corrects a figure with the client library while a clerk looks at it.</summary>
public sealed class CorrectionTests(Chromium chromium, PortalWorld world)
{
    [Fact]
    public async Task A_corrected_figure_is_there_when_the_page_is_loaded_again()
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        await visit.GoAsync($"/passport?indicator=subscribers.mobile_postpaid&area={PortalWorld.Corrected}&period={PortalWorld.Month}&operator=vnpt");
        var main = visit.Page.Locator("main");
        await Assertions.Expect(main).Not.ToContainTextAsync("12.345");

        // Twice, so that the browser has a copy whose tag it asks about.
        await visit.Page.ReloadAsync();
        var correction = new SubmissionTable("vnpt/correction", PortalWorld.Month, [PortalWorld.Corrected]);
        correction.AddColumn("subscribers.mobile_postpaid", 0, [12_345]);
        await world.SendAsync("vnpt", [correction]);
        await world.Collector.ProjectedAsync();
        await visit.Page.ReloadAsync();

        await Assertions.Expect(main).ToContainTextAsync("12.345");
    }
}
