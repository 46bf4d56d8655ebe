using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Telemetry.Browser.Tests.Running;
using Telemetry.Browser.Tests.World;
using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;

namespace Telemetry.Browser.Tests.Journeys;

/// <summary>Somebody with an account and nothing else.</summary>
public sealed class SignInTests(Chromium chromium, PortalWorld world)
{
    private const string Own = "bốn từ không liên quan";

    [Fact]
    public async Task Who_signs_in_for_the_first_time_chooses_a_password_and_comes_where_they_wanted()
    {
        var initial = Create("lan", []);
        await using var visit = await Visit.StartAsync(chromium, world.Portal);
        var page = visit.Page;
        var wanted = $"/passport?indicator=density.telephone&area=22&period={PortalWorld.Month}";

        await visit.GoAsync(wanted);
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Tên tài khoản").FillAsync("lan");
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(initial);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();

        Assert.Contains("/password", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Mật khẩu ban đầu").FillAsync(initial);
        await page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync(Own);
        await page.GetByLabel("Nhập lại mật khẩu mới").FillAsync(Own);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();

        Assert.EndsWith(wanted, page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("header")).ToContainTextAsync("lan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await visit.GoAsync(wanted);
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_opens_nothing()
    {
        Create("minh", []);
        await using var visit = await Visit.StartAsync(chromium, world.Portal);
        visit.Expect("the server responded with a status of 40");
        await visit.GoAsync("/sign-in");
        await visit.Page.GetByLabel("Tên tài khoản").FillAsync("minh");
        await visit.Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync("không phải");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không đúng");
        await visit.GoAsync("/");
        Assert.Contains("/sign-in", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_of_one_province_sees_nothing_of_another()
    {
        var initial = Create("bac-ninh", ["24@2025-07-01"]);
        await using var visit = await Visit.StartAsync(chromium, world.Portal);
        var page = visit.Page;
        visit.Expect("the server responded with a status of 403");
        await visit.GoAsync("/sign-in");
        await page.GetByLabel("Tên tài khoản").FillAsync("bac-ninh");
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(initial);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.GetByLabel("Mật khẩu ban đầu").FillAsync(initial);
        await page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync(Own);
        await page.GetByLabel("Nhập lại mật khẩu mới").FillAsync(Own);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();

        foreach (var address in new[] { "/", "/indicators?indicator=density.telephone", "/reporting", "/findings", "/reports" })
        {
            await visit.GoAsync(address);
            Assert.DoesNotContain("Quảng Ninh", await page.ContentAsync(), StringComparison.Ordinal);
        }

        var refused = await visit.GoAsync($"/passport?indicator=density.telephone&area=22&period={PortalWorld.Month}", status: 403);
        Assert.DoesNotMatch(new Regex(@"Quảng Ninh|\d,\d\d", RegexOptions.None, TimeSpan.FromSeconds(1)), await refused.TextAsync());
    }

    private string Create(string name, IReadOnlyList<string> territory)
    {
        var office = new AccountOffice(world.Collector.Host.Services.GetRequiredService<CredentialOffice>(), world.Collector.Host.Stores.Keys, world.Collector.Time);
        var made = office.Create(name, new CredentialRequest(CredentialRole.Reader, "", territory, 0, "test", null), "test");
        Assert.True(made.TryGet(out var issued, out var refused), refused?.ToString());
        return issued!.Password;
    }
}
