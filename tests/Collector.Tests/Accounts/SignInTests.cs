using System.Net;
using System.Text.Json;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Credentials;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>Signing in, with a browser and with a program, and how a session ends.</summary>
public sealed class SignInTests
{
    private const string BacGiang = "/api/v1/figures?indicator=subscribers.mobile&area=24&period=2013-06";
    private const string QuangNinh = "/api/v1/figures?indicator=subscribers.mobile&area=22&period=2013-06";

    [Fact]
    public async Task An_initial_password_gives_no_session_before_it_is_changed()
    {
        await using var collector = await TestCollector.StartAsync();
        var initial = TestAccounts.Create(collector, "lan", territory: "24");
        using var lan = new Visitor(collector.Host.PortalAddress);

        var first = await lan.SignInAsync("lan", initial, "/reports");
        Assert.Equal((HttpStatusCode.SeeOther, "/password?name=lan&first=1&return=%2Freports"), (first.Status, first.Location));
        Assert.Null(lan.Cookie);
        var token = await lan.TokenAsync("lan", initial);
        Assert.Equal(HttpStatusCode.Forbidden, token.Status);
        Assert.Contains("urn:telemetry:problem:password-change-required", token.Text, StringComparison.Ordinal);

        var form = await lan.GetAsync(first.Location);
        Assert.Contains("""value="lan" autocomplete="username""", form.Text, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"new-password\"", form.Text, StringComparison.Ordinal);
        var changed = await lan.PostAsync("/password", [("name", "lan"), ("password", initial), ("new", TestAccounts.Password), ("repeat", TestAccounts.Password), ("return", "/reports")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/reports"), (changed.Status, changed.Location));
        var page = await lan.GetAsync("/");
        Assert.Equal((HttpStatusCode.OK, "no-store"), (page.Status, page.CacheControl));
        Assert.Contains("Tài khoản: lan", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lan.Token, page.Text, StringComparison.Ordinal);

        // The initial one is none any more.
        using var other = new Visitor(collector.Host.PortalAddress);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.SignInAsync("lan", initial)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.SignInAsync("Lan ", TestAccounts.Password)).Status);
        foreach (var secret in new[] { initial, TestAccounts.Password, lan.Token })
        {
            Assert.DoesNotContain(collector.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_reader_of_one_province_reads_no_other_with_a_cookie_nor_with_a_token()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan", territory: "24");
        var token = await lan.TokenAsync("lan", TestAccounts.Password);
        Assert.Equal(HttpStatusCode.OK, token.Status);
        var bearer = JsonDocument.Parse(token.Text).RootElement.GetProperty("token").GetString();
        Assert.Equal("2026-03-15T06:00:00Z", JsonDocument.Parse(token.Text).RootElement.GetProperty("expires").GetString());
        Assert.Equal("no-store", token.CacheControl);

        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(BacGiang)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.GetAsync(QuangNinh)).Status);
        lan.Cookie = null;
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(BacGiang, bearer: bearer)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.GetAsync(QuangNinh, bearer: bearer)).Status);
    }

    [Fact]
    public async Task Without_accounts_the_sign_in_page_says_how_to_make_one()
    {
        await using var collector = await TestCollector.StartAsync();
        using var nobody = new Visitor(collector.Host.PortalAddress);

        var led = await nobody.GetAsync("/passport?indicator=bts.sites&area=24&period=2014-01");
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?return=%2Fpassport%3Findicator%3Dbts.sites%26area%3D24%26period%3D2014-01"), (led.Status, led.Location));
        Assert.Contains("telemetry-collector accounts create", (await nobody.GetAsync(led.Location)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SignInAsync("admin", "admin")).Status);

        TestAccounts.Create(collector, "lan");
        Assert.Contains("<form class=\"access\" method=\"post\" action=\"/sign-in\">", (await nobody.GetAsync(led.Location)).Text, StringComparison.Ordinal);

        // A program is told, not led.
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/", accept: "*/*")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(BacGiang, accept: "text/html")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/", bearer: ApiKey.Create())).Status);
    }

    [Fact]
    public async Task Every_session_ends_with_the_password_with_a_reset_and_with_the_account()
    {
        await using var collector = await TestCollector.StartAsync();
        using var office = await TestAccounts.SignedInAsync(collector, "lan", territory: "24");
        using var home = new Visitor(collector.Host.PortalAddress);
        await home.SignInAsync("lan", TestAccounts.Password);
        var bearer = JsonDocument.Parse((await home.TokenAsync("lan", TestAccounts.Password)).Text).RootElement.GetProperty("token").GetString();
        Assert.Equal(HttpStatusCode.OK, (await home.GetAsync(BacGiang)).Status);

        // A new password: here the session goes on as another, everywhere else it is over.
        var before = office.Token;
        Assert.Equal(HttpStatusCode.SeeOther, (await office.ChangeAsync("lan", TestAccounts.Password, "một mật khẩu khác")).Status);
        Assert.NotEqual(before, office.Token);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(BacGiang)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await home.GetAsync(BacGiang)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await home.GetAsync("/")).Status);
        home.Cookie = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await home.GetAsync(BacGiang, bearer: bearer)).Status);

        Assert.True(TestAccounts.Office(collector).Reset("lan", "test").TryGet(out var reset, out _));
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.GetAsync(BacGiang)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.SignInAsync("lan", "một mật khẩu khác")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await office.ChangeAsync("lan", reset!.Password, TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(BacGiang)).Status);

        Assert.True(TestAccounts.Office(collector).Revoke("lan", "left", "test").TryGet(out _, out _));
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.GetAsync(BacGiang)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.SignInAsync("lan", TestAccounts.Password)).Status);

        // The name is free, and what belonged to the one before is not the next one's.
        TestAccounts.Create(collector, "lan");
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.GetAsync(BacGiang)).Status);
    }

    [Fact]
    public async Task A_session_ends_by_itself_and_with_signing_out()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan", territory: "24");
        Assert.Equal("session=" + lan.Token + "; path=/; samesite=lax; httponly", lan.SetCookie);
        var bearer = JsonDocument.Parse((await lan.TokenAsync("lan", TestAccounts.Password)).Text).RootElement.GetProperty("token").GetString();

        collector.Time.Now += TimeSpan.FromMinutes(61);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(BacGiang)).Status);
        using var program = new Visitor(collector.Host.PortalAddress);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(BacGiang, bearer: bearer)).Status);
        collector.Time.Now += TimeSpan.FromHours(11);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.GetAsync(BacGiang)).Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await lan.SignInAsync("lan", TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(BacGiang)).Status);
        var left = await lan.PostAsync("/sign-out", []);
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (left.Status, left.Location));
        Assert.Null(lan.Cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.GetAsync(BacGiang)).Status);
    }

    [Theory]
    [InlineData("ngắn", "quá ngắn")]
    [InlineData("lanlanlanlan", "trùng với tên")]
    [InlineData("password1234", "dễ đoán")]
    [InlineData("aaaaaaaaaaaaaaaa", "dễ đoán")]
    [InlineData("có ký tự \u0007 lạ ở đây", "không dùng được")]
    [InlineData("bốn con voi đi bộ", "khác mật khẩu hiện tại")]
    public async Task A_password_that_is_none_is_refused_in_words(string wanted, string words)
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");

        var refused = await lan.ChangeAsync("lan", TestAccounts.Password, wanted);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Matches($"role=\"alert\"[^<]*{words}", WebUtility.HtmlDecode(refused.Text));
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.SignInAsync("lan", TestAccounts.Password)).Status);
    }

    [Fact]
    public async Task Letters_that_a_keyboard_writes_in_two_parts_are_the_same_password()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");

        Assert.Equal(HttpStatusCode.SeeOther, (await lan.SignInAsync("lan", TestAccounts.Password.Normalize(System.Text.NormalizationForm.FormD))).Status);
    }

    [Fact]
    public async Task Behind_TLS_the_cookie_is_bound_to_the_host_and_the_way_back_to_plain_text_is_closed()
    {
        using var certificates = new TestCertificates();
        await using var collector = await TestCollector.StartAsync(o => certificates.On(o, clients: false));
        var initial = TestAccounts.Create(collector, "lan", territory: "24");
        using var lan = new Visitor(collector.Host.PortalAddress, certificates.Trust());
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.ChangeAsync("lan", initial, TestAccounts.Password)).Status);

        Assert.Equal("__Host-session=" + lan.Token + "; path=/; secure; samesite=lax; httponly", lan.SetCookie);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(BacGiang)).Status);

        // One that anybody on the way could have set.
        lan.Cookie = "session=" + lan.Token;
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.GetAsync(BacGiang)).Status);
    }

    [Fact]
    public async Task A_demo_shows_the_sign_in_beside_its_reader()
    {
        await using var collector = await TestCollector.StartAsync(o => o with { Demo = true });
        using var visitor = new Visitor(collector.Host.PortalAddress);

        var page = await visitor.GetAsync("/");
        Assert.Contains("Bản chạy thử", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in", page.Text, StringComparison.Ordinal);

        // A cookie of a session that is over does not shut the demo's reader out.
        visitor.Cookie = "session=eyJhbGciOiJFUzI1NiJ9.e30.e30";
        Assert.Contains("Bản chạy thử", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
        visitor.Cookie = (await TestAccounts.SignedInAsync(collector, "lan")).Cookie;
        Assert.Contains("Tài khoản: lan", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
        collector.Time.Now += TimeSpan.FromHours(13);
        Assert.Contains("Bản chạy thử", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
    }
}
