using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;

namespace Telemetry.Browser.Tests.Journeys;

/// <summary>A clerk has a report examined before it is signed.</summary>
public sealed class DoctorTests(Chromium chromium, PortalWorld world, AxeChecks axe)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_swapped_digits_of_the_sample_are_underlined_and_the_edit_is_named(bool hasScript)
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, HasScript = hasScript });
        var page = visit.Page;
        await ExamineSampleAsync(visit);

        var wrong = page.Locator(".printed a.fails").Filter(new() { HasText = "1.759.720" }).First;
        await Assertions.Expect(wrong).ToBeVisibleAsync();
        Assert.Equal("underline", await StyleAsync(wrong, "textDecorationLine"));
        Assert.Equal("solid", await StyleAsync(wrong, "textDecorationStyle"));
        await Assertions.Expect(page.Locator(".diagnoses mark").Filter(new() { HasText = "1.759.720 → 1.795.720" }).First).ToBeVisibleAsync();

        // From the number to what is said of it, and back.
        var diagnosis = (await wrong.GetAttributeAsync("href"))!;
        await wrong.ClickAsync();
        Assert.EndsWith("/doctor" + diagnosis, page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(diagnosis)).ToBeInViewportAsync();
        await page.Locator(diagnosis + " .of a").First.ClickAsync();
        Assert.Contains("/doctor#n", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(360)]
    public async Task What_the_doctor_says_is_accessible_and_no_wider_than_the_window(int width)
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey, Width = width, IsTelephone = width < 600 });
        await ExamineSampleAsync(visit);

        var widths = await visit.Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        Assert.True(widths[0] <= widths[1], $"{widths[0]} pixels wide in a window of {widths[1]}");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var violations = await axe.RunAsync(visit.Page);
            Assert.True(violations.Count == 0, $"{scheme}:\n{string.Join('\n', violations)}");
        }
    }

    [Fact]
    public async Task The_answer_prints_as_the_text_with_its_marks_and_the_list()
    {
        await using var visit = await Visit.StartAsync(chromium, world.Portal, new VisitOptions { Key = world.ReaderKey });
        await ExamineSampleAsync(visit);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal(0, await visit.Page.Locator("form:visible, header nav:visible").CountAsync());
        Assert.Equal("underline", await StyleAsync(visit.Page.Locator(".printed a.fails").First, "textDecorationLine"));
        Assert.True(await visit.Page.Locator(".diagnoses li").First.IsVisibleAsync());
    }

    private static async Task ExamineSampleAsync(Visit visit)
    {
        await visit.GoAsync("/doctor");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Thử với đoạn báo cáo mẫu" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Khám", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".examined")).ToBeVisibleAsync();
    }

    private static Task<string> StyleAsync(ILocator element, string property) => element.EvaluateAsync<string>("(e, p) => getComputedStyle(e)[p]", property);
}
