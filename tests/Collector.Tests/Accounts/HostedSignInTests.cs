using System.Net;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Security;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Targets;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>Portals in processes of their own: they have no accounts, and ask the collector.</summary>
public sealed class HostedSignInTests(SharedInfluxServer influx)
{
    private const string Figure = "/api/v1/figures?indicator=subscribers.mobile&area=24&period=2013-06";

    [Fact]
    public async Task Sign_in_change_and_end_of_sessions_hold_over_all_portals()
    {
        var store = await influx.NextAsync();
        await using var collector = await TestCollector.StartAsync(o => With(o with { Target = Target.Collector }, store));
        await using var one = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store));
        await using var other = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store));
        using var lan = new Visitor(one.Host.PortalAddress);
        using var elsewhere = new Visitor(other.Host.PortalAddress);
        Assert.Contains("accounts create", (await lan.GetAsync("/sign-in")).Text, StringComparison.Ordinal);

        var initial = TestAccounts.Create(collector, "lan", CredentialRole.Reader, "", "24");
        Assert.StartsWith("/password?", (await lan.SignInAsync("lan", initial)).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await lan.ChangeAsync("lan", initial, "lanlanlanlan")).Status);

        // The portal knows the new credential when it answers.
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.ChangeAsync("lan", initial, TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(Figure)).Status);
        elsewhere.Cookie = lan.Cookie;
        await UntilAsync(async () => (await elsewhere.GetAsync(Figure)).Status == HttpStatusCode.OK);

        // What was failed here counts there.
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await (i % 2 == 0 ? lan : elsewhere).SignInAsync("lan", "wrong wrong wrong")).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.SignInAsync("lan", TestAccounts.Password)).Status);
        collector.Time.Now += TimeSpan.FromMinutes(16);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsewhere.SignInAsync("lan", TestAccounts.Password)).Status);

        Assert.True(TestAccounts.Office(collector).Revoke("lan", "", "test").TryGet(out _, out _));
        await UntilAsync(async () => (await lan.GetAsync(Figure)).Status == HttpStatusCode.Unauthorized && (await elsewhere.GetAsync(Figure)).Status == HttpStatusCode.Unauthorized);
        Assert.False(File.Exists(Path.Combine(one.DataFolder, "secrets.db")));
        foreach (var lines in new[] { collector.Log.Lines, one.Log.Lines, other.Log.Lines })
        {
            Assert.DoesNotContain(lines, l => l.Contains(initial, StringComparison.Ordinal) || l.Contains(TestAccounts.Password, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_the_collector_nobody_signs_in_and_sessions_go_on_for_a_while()
    {
        var store = await influx.NextAsync();
        await using var collector = await TestCollector.StartAsync(o => With(o with { Target = Target.Collector }, store));
        await using var portal = await TestPart.StartAsync(Target.Portal, collector, o => With(o, store));
        var initial = TestAccounts.Create(collector, "lan", CredentialRole.Reader, "", "24");
        using var lan = new Visitor(portal.Host.PortalAddress);
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.ChangeAsync("lan", initial, TestAccounts.Password)).Status);

        await collector.StopAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await lan.SignInAsync("lan", TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await lan.TokenAsync("lan", TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync(Figure)).Status);
    }

    private static CollectorOptions With(CollectorOptions options, InfluxSeriesStoreOptions store) => options with { Store = SeriesStoreKind.InfluxDb, Influx = store };

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var until = Environment.TickCount64 + 30_000; !await holds();)
        {
            Assert.True(Environment.TickCount64 < until, "it did not come about");
            await Task.Delay(20);
        }
    }
}
