using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Telemetry.Collector.Security;
using Telemetry.Collector.Security.Accounts;
using Telemetry.Collector.Tests.Running;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Tests.Accounts;

/// <summary>Guessing passwords.</summary>
public sealed class LockOutTests
{
    private static readonly IPAddress Somewhere = IPAddress.Parse("198.51.100.7");

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour_and_say_nothing_of_it()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");
        var answers = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await lan.TokenAsync("lan", "wrong wrong wrong")).Text);
        }

        answers.Add((await lan.TokenAsync("lan", TestAccounts.Password)).Text);
        answers.Add((await lan.TokenAsync("nobody", TestAccounts.Password)).Text);
        Assert.Contains("urn:telemetry:problem:unauthenticated", Assert.Single(answers), StringComparison.Ordinal);
        Assert.True(Assert.Single(TestAccounts.Office(collector).List()).Account.IsLockedAt(collector.Time.Now));

        // More attempts make it no longer; a session that there is goes on.
        collector.Time.Now += TimeSpan.FromMinutes(14);
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.TokenAsync("lan", TestAccounts.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lan.GetAsync("/")).Status);
        collector.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, (await lan.TokenAsync("lan", TestAccounts.Password)).Status);
        await collector.Log.WaitForAsync("Refused a sign-in from 127.0.0.1: WrongPassword, account lan");
        await collector.Log.WaitForAsync("Refused a sign-in from 127.0.0.1: AccountLocked, account lan");
        await collector.Log.WaitForAsync("Refused a sign-in from 127.0.0.1: UnknownAccount, account -");
        Assert.DoesNotContain(collector.Log.Lines, l => l.Contains("nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reset_unlocks()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await lan.SignInAsync("lan", "wrong wrong wrong")).Status);
        }

        Assert.True(TestAccounts.Office(collector).Reset("lan", "test").TryGet(out var reset, out _));
        Assert.Equal(HttpStatusCode.SeeOther, (await lan.ChangeAsync("lan", reset!.Password, TestAccounts.Password + "!")).Status);
    }

    [Fact]
    public async Task Many_attempts_at_once_are_worth_five()
    {
        await using var collector = await TestCollector.StartAsync();
        var initial = TestAccounts.Create(collector, "lan");
        var desk = collector.Host.Services.GetRequiredService<AccountDesk>();

        var counted = 0;
        while (counted < Account.MostFailures)
        {
            // On a machine that has much else to do some are asked to come again; those are not counted.
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => desk.SignInAsync(
                new SignInRequest("lan", $"guess number {i}", SessionKind.Pages, new IPAddress([10, 0, 4, (byte)i])), CancellationToken.None).AsTask()));
            counted += answers.Count(a => a.Fault == AccountFault.Refused);
        }

        Assert.Equal(counted, Assert.Single(TestAccounts.Office(collector).List()).Account.Failed);
        Assert.Equal(AccountFault.Refused, (await desk.SignInAsync(new SignInRequest("lan", initial, SessionKind.Pages, Somewhere), CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task An_address_that_fails_again_and_again_is_told_to_wait_and_others_are_not()
    {
        await using var collector = await TestCollector.StartAsync();
        var initial = TestAccounts.Create(collector, "lan");
        var attempts = new FailedAttempts(new StoppedTime());
        Assert.True(attempts.TryTake(Somewhere, 490));
        using var desk = new AccountDesk(collector.Host.Stores.Keys, attempts, collector.Host.Services.GetRequiredService<Diagnostics.AccessLog>(), collector.Time);

        Assert.Equal(AccountFault.MustChange, (await desk.SignInAsync(new SignInRequest("lan", initial, SessionKind.Api, Somewhere), CancellationToken.None)).Fault);
        Assert.Equal(AccountFault.Refused, (await desk.SignInAsync(new SignInRequest("nobody", "x", SessionKind.Api, Somewhere), CancellationToken.None)).Fault);
        Assert.Equal(AccountFault.TooManyAttempts, (await desk.SignInAsync(new SignInRequest("lan", initial, SessionKind.Api, Somewhere), CancellationToken.None)).Fault);
        Assert.Equal(AccountFault.MustChange, (await desk.SignInAsync(new SignInRequest("lan", initial, SessionKind.Api, IPAddress.Loopback), CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task More_than_can_be_hashed_are_asked_to_come_again()
    {
        await using var collector = await TestCollector.StartAsync();
        TestAccounts.Create(collector, "lan");
        var desk = collector.Host.Services.GetRequiredService<AccountDesk>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => desk.SignInAsync(
            new SignInRequest("nobody", "x", SessionKind.Pages, new IPAddress([10, 0, 0, (byte)i])), CancellationToken.None).AsTask()));

        Assert.Contains(answers, a => a.Fault == AccountFault.Busy);
        Assert.All(answers, a => Assert.True(a.Fault is AccountFault.Busy or AccountFault.Refused));
    }

    [Fact]
    public async Task An_unknown_name_and_a_locked_one_cost_the_same_hash_as_a_wrong_password()
    {
        await using var collector = await TestCollector.StartAsync();
        TestAccounts.Create(collector, "lan");
        TestAccounts.Create(collector, "locked");
        var desk = collector.Host.Services.GetRequiredService<AccountDesk>();
        for (var i = 0; i < 6; i++)
        {
            await AskAsync("locked");
        }

        // Nearly all of the time is the hash's; what is left, a write of the file, each has taken too.
        foreach (var name in new[] { "nobody", "locked", "lan", "no\0body" })
        {
            var before = desk.Hashes;
            await AskAsync(name);
            Assert.Equal(before + 1, desk.Hashes);
        }

        async Task AskAsync(string name) => Assert.Equal(
            AccountFault.Refused, (await desk.SignInAsync(new SignInRequest(name, "wrong wrong wrong", SessionKind.Pages, IPAddress.Any), CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task A_hash_of_fewer_iterations_is_renewed_at_the_next_sign_in()
    {
        await using var collector = await TestCollector.StartAsync();
        using var lan = await TestAccounts.SignedInAsync(collector, "lan");
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(null!, TestAccounts.Password);
        collector.Host.Stores.Keys.Write((connection, _) =>
        {
            AccountTable.Write(connection, AccountTable.Find(connection, "lan")! with { PasswordHash = old });
            return 0;
        });

        Assert.Equal(HttpStatusCode.SeeOther, (await lan.SignInAsync("lan", TestAccounts.Password)).Status);

        var present = Assert.Single(TestAccounts.Office(collector).List()).Account.PasswordHash;
        Assert.NotEqual(old, present);
        Assert.Equal(PasswordVerificationResult.Success, new Passwords().Verify(present, TestAccounts.Password));
    }

    /// <summary>No allowance grows back.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        public override long GetTimestamp() => 1;
    }
}
