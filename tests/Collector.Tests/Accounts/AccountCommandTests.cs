using System.Net;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary><c>telemetry-collector accounts</c> beside a running service.</summary>
public sealed class AccountCommandTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Accounts_are_made_reset_listed_and_revoked_beside_a_running_service()
    {
        await using var service = await CollectorProcess.StartAsync(_data.Path);
        using var lan = new Visitor(service.PortalAddress);
        Assert.Contains("accounts create", (await lan.GetAsync("/sign-in")).Text, StringComparison.Ordinal);

        var made = await AccountsAsync("create", "lan", "--role", "reader", "--territory", "24", "--note", "phòng BCVT");
        Assert.True(made.ExitCode == 0, made.Errors);
        Assert.Matches("^[a-z]{6}-[a-z]{6}-[a-z]{6}$", made.Output.Trim());
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.ChangeAsync("lan", made.Output.Trim(), TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync("/")).Status);
        var list = (await AccountsAsync("list")).Output;
        Assert.Matches("lan +[a-z0-9]{12} +Reader +- +24@[0-9-]{10} +valid .*account lan: phòng BCVT", list);

        var reset = await AccountsAsync("reset", "lan");
        await UntilAsync(async () => (await lan.GetAsync("/")).Status == HttpStatusCode.SeeOther);
        Assert.Contains("initial password", (await AccountsAsync("list")).Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.ChangeAsync("lan", reset.Output.Trim(), TestAccounts.Password)).Status);

        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync("/")).Status);
        Assert.Equal(0, (await AccountsAsync("end-sessions")).ExitCode);
        await UntilAsync(async () => (await lan.GetAsync("/")).Status == HttpStatusCode.SeeOther);
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.SignInAsync("lan", TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync("/")).Status);

        Assert.Equal(0, (await AccountsAsync("revoke", "lan", "--reason", "left")).ExitCode);
        await UntilAsync(async () => (await lan.GetAsync("/")).Status == HttpStatusCode.SeeOther);
        Assert.Equal("", (await AccountsAsync("list")).Output);
        Assert.Equal(0, await service.StopAsync());
        service.AssertNoErrorLogged();
        foreach (var secret in new[] { made.Output.Trim(), reset.Output.Trim(), TestAccounts.Password })
        {
            Assert.DoesNotContain(secret, service.Output + service.ErrorOutput, StringComparison.Ordinal);
        }

        var verified = await CollectorProcess.RunAsync("verify", "--data", _data.Path);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
    }

    [Fact]
    public async Task What_is_wrong_with_a_request_is_said_all_at_once()
    {
        var wrong = await AccountsAsync("create", "Lan", "--role", "service", "--territory", "nowhere");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("name:", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("--role:", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("--territory:", wrong.Errors, StringComparison.Ordinal);
        var nobody = await AccountsAsync("reset", "nobody");
        Assert.Equal(1, nobody.ExitCode);
        Assert.Contains("nobody", nobody.Errors, StringComparison.Ordinal);
        foreach (var command in new[] { "create", "list", "reset", "revoke", "end-sessions" })
        {
            var help = await CollectorProcess.RunAsync("accounts", command, "--help");
            Assert.Equal(0, help.ExitCode);
            Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        }
    }

    private Task<(int ExitCode, string Output, string Errors)> AccountsAsync(params string[] arguments) => CollectorProcess.RunAsync(["accounts", .. arguments, "--data", _data.Path]);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var until = Environment.TickCount64 + 30_000; !await holds();)
        {
            Assert.True(Environment.TickCount64 < until, "it did not come about");
            await Task.Delay(50);
        }
    }
}
