using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Browser.Tests.Pages;

/// <summary>The pictures of docs/screenshots, made where <c>TELEMETRY_SCREENSHOTS=1</c> asks for them; else only that each page can be pictured.</summary>
public sealed class ScreenshotTests(Chromium chromium, PortalWorld world)
{
    private const int MostBytes = 150_000;
    private static readonly bool IsAsked = Environment.GetEnvironmentVariable("TELEMETRY_SCREENSHOTS") == "1";

    [Theory]
    [InlineData("overview", "/?area=22&period=" + PortalWorld.Month, 1000, ColorScheme.Light)]
    [InlineData("indicators", "/indicators?indicator=density.telephone&area=22&period=" + PortalWorld.Month, 1000, ColorScheme.Light)]
    [InlineData("series", "/indicators?indicator=density.telephone&area=22&period=" + PortalWorld.Month + "&view=series", 1000, ColorScheme.Light)]
    [InlineData("passport", "/passport?indicator=density.telephone&area=22&period=" + PortalWorld.Month, 1000, ColorScheme.Light)]
    [InlineData("receipt", "/receipts/60", 1000, ColorScheme.Light)]
    [InlineData("reporting", "/reporting", 1000, ColorScheme.Light)]
    [InlineData("findings", "/findings", 1000, ColorScheme.Light)]
    [InlineData("report", "/reports/main_targets?area=22&period=" + PortalWorld.Month, 1000, ColorScheme.Light)]
    [InlineData("overview-dark", "/?area=22&period=" + PortalWorld.Month, 1000, ColorScheme.Dark)]
    [InlineData("indicators-360", "/indicators?indicator=density.telephone&area=22&period=" + PortalWorld.Month, 360, ColorScheme.Light)]
    public async Task A_main_page_can_be_pictured(string name, string address, int width, ColorScheme scheme)
    {
        await using var visit = await Visit.StartAsync(
            chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, Width = width, Height = 800, Scheme = scheme, IsTelephone = width < 600 });
        await visit.GoAsync(address);

        var picture = await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled });

        Assert.InRange(picture.Length, 5_000, MostBytes);
        if (IsAsked)
        {
            await File.WriteAllBytesAsync(Path.Combine(Repository.Root, "docs", "screenshots", name + ".png"), picture);
        }
    }
}
