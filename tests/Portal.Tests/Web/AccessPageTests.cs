using System.Net;

namespace Telemetry.Portal.Tests.Web;

/// <summary>The pages about signing in, and who is led to them.</summary>
public sealed class AccessPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Whoever_browses_without_a_credential_is_led_to_the_sign_in_page_and_back()
    {
        using var led = await host.GetAsync("", "/passport?indicator=bts.sites&area=24&period=2014-01&lang=en", "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.Equal(HttpStatusCode.OK, led.StatusCode);
        Assert.Equal("/sign-in?return=%2Fpassport%3Findicator%3Dbts.sites%26area%3D24%26period%3D2014-01%26lang%3Den", led.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Contains("Chưa có tài khoản nào", await led.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "*/*")]
    [InlineData("/", "")]
    [InlineData("/api/v1/figures?indicator=bts.sites&area=24&period=2014-01", "text/html")]
    public async Task A_program_is_told_that_a_credential_is_needed(string address, string accept)
    {
        using var told = await host.GetAsync("", address, accept.Length == 0 ? null : accept);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (told.StatusCode, told.Headers.WwwAuthenticate.Single().ToString()));
    }

    [Theory]
    [InlineData("vi", "Đăng nhập", "Đổi mật khẩu")]
    [InlineData("en", "Sign in", "Change the password")]
    public async Task Both_pages_speak_both_languages(string language, string signIn, string password)
    {
        Assert.Contains($"<h1>{signIn}</h1>", await host.GetPageAsync("", "/sign-in?lang=" + language), StringComparison.Ordinal);
        var form = await host.GetPageAsync("", "/password?lang=" + language);
        Assert.Contains($"<h1>{password}</h1>", form, StringComparison.Ordinal);
        foreach (var field in new[] { "name", "password", "new", "repeat" })
        {
            Assert.Contains($"<label for=\"{field}\">", form, StringComparison.Ordinal);
            Assert.Contains($"id=\"{field}\"", form, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("vi", "Chạy lệnh với cùng tham số --data như dịch vụ")]
    [InlineData("en", "Run it with the same --data as the service")]
    public async Task The_first_accounts_command_guesses_no_folder(string language, string advice)
    {
        var page = await host.GetPageAsync("", "/sign-in?lang=" + language);

        Assert.Contains("--territory 24</code>", page, StringComparison.Ordinal);
        Assert.Contains(advice, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bar_of_a_demo_and_of_nobody_leads_to_the_sign_in_page_and_a_keys_does_not()
    {
        Assert.Contains("href=\"/sign-in\"", await host.GetPageAsync("demo", "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-in", await host.GetPageAsync("reader", "/"), StringComparison.Ordinal);
        Assert.Contains("<a class=\"screen\" href=\"/sign-in?return=%2Fnothing%3Fa%3D1\"", await host.GetPageAsync("", "/nothing?a=1", HttpStatusCode.NotFound), StringComparison.Ordinal);
    }
}
