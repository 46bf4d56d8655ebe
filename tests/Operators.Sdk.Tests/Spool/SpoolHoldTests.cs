using Grpc.Core;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Spool;

public sealed class SpoolHoldTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Path, "key");

    [Fact]
    public async Task A_key_that_is_not_accepted_holds_the_figures_until_the_file_has_another()
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = _ => Task.FromResult(server.Credentials.Last() == "Bearer new" ? null : Answer.Refusal(StatusCode.Unauthenticated, "UNAUTHENTICATED"));
        File.WriteAllText(KeyFile, "old\n");
        await using var client = server.Client(o => o with { ApiKeyFile = KeyFile });
        await using var spool = await OpenAsync(client, heldWait: TimeSpan.FromHours(1));
        await spool.EnqueueAsync(TestSpool.Table("a"));
        await spool.EnqueueAsync(TestSpool.Table("b"));

        await TestSpool.UntilAsync(() => spool.Status.Held is not null, "it is held");
        Assert.Equal(SubmitFailure.NotAuthenticated, spool.Status.Held!.Failure);
        Assert.Equal((2, 0), (spool.Status.Pending, spool.Status.Refused));
        Assert.Equal(SpoolState.Pending, (await spool.WaitForAsync("a", TimeSpan.FromMilliseconds(20)))!.State);

        // While the file is being replaced it may hold nothing.
        File.WriteAllText(KeyFile, "");
        File.WriteAllText(KeyFile, "new\n");

        Assert.True(await spool.DrainAsync(TestSpool.Patience));
        Assert.Equal(["a", "b"], server.Ledger);
        Assert.Null(spool.Status.Held);
    }

    [Fact]
    public async Task Without_a_key_file_nothing_is_sent_and_nothing_is_lost()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client(o => o with { ApiKeyFile = KeyFile });
        await using var spool = await OpenAsync(client, heldWait: TimeSpan.FromHours(1));
        await spool.EnqueueAsync(TestSpool.Table("a"));

        await TestSpool.UntilAsync(() => spool.Status.Held is not null, "it is held");
        Assert.Empty(server.Received);

        File.WriteAllText(KeyFile, "tk_1");
        Assert.Equal(SpoolState.Acknowledged, (await spool.WaitForAsync("a", TestSpool.Patience))!.State);
        Assert.Equal("Bearer tk_1", server.Credentials.Last());
    }

    [Theory]
    [InlineData(StatusCode.PermissionDenied, "")] // a proxy's 403
    [InlineData(StatusCode.PermissionDenied, "WRONG_ROLE")]
    [InlineData(StatusCode.Unimplemented, "")]
    public async Task What_a_person_must_mend_refuses_no_figures(StatusCode status, string cause)
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = _ => Task.FromResult<Answer?>(Answer.Refusal(status, cause));
        await using var client = server.Client();
        await using var spool = await OpenAsync(client, heldWait: TimeSpan.FromHours(1));
        await spool.EnqueueAsync(TestSpool.Table("a"));
        await TestSpool.UntilAsync(() => spool.Status.Held is not null, "it is held");

        server.OnSubmit = _ => Task.FromResult<Answer?>(null);
        await TestSpool.UntilAsync(
            () =>
            {
                spool.SendNow();
                return spool.Status.Pending == 0;
            },
            "it was sent");
        Assert.Equal(1, spool.Status.Acknowledged);
    }

    [Fact]
    public async Task A_key_from_a_provider_is_asked_for_with_each_call()
    {
        await using var server = await ScriptedCollector.StartAsync();
        var keys = 0;
        await using var client = server.Client(o => o with { ApiKeyProvider = _ => ValueTask.FromResult($"key{++keys}") });

        await client.SubmitAsync(TestSpool.Table("a"));
        await client.SubmitAsync(TestSpool.Table("b"));

        Assert.Equal(["Bearer key1", "Bearer key2"], server.Credentials);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_a_key()
    {
        await using var server = await ScriptedCollector.StartAsync();
        File.WriteAllText(KeyFile, "tk_1\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var client = server.Client(o => o with { ApiKeyFile = KeyFile });

        await client.SubmitAsync(TestSpool.Table("a"));

        Assert.Equal(["Bearer tk_1"], server.Credentials);
    }

    [Fact]
    public async Task A_key_with_a_line_break_is_never_sent()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client(o => o with { ApiKeyProvider = _ => ValueTask.FromResult("a\r\nx: y") });

        var error = await Assert.ThrowsAsync<TelemetryException>(() => client.SubmitAsync(TestSpool.Table("a")));

        Assert.Equal(SubmitFailure.NotAuthenticated, error.Failure);
        Assert.Empty(server.Credentials);
    }

    [Fact]
    public async Task Closing_goes_on_sending_for_a_while_and_what_is_left_stays()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client();
        var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(_folder.Path + "/spool") with { DrainTimeout = TestSpool.Patience });
        for (var i = 0; i < 10; i++)
        {
            await spool.EnqueueAsync(TestSpool.Table($"{i}"));
        }

        await spool.DisposeAsync();
        Assert.Equal(10, server.Ledger.Count);

        server.OnSubmit = _ => Task.FromResult<Answer?>(Answer.Refusal(StatusCode.Unavailable));
        spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(_folder.Path + "/spool") with { DrainTimeout = TimeSpan.FromMilliseconds(50) });
        await spool.EnqueueAsync(TestSpool.Table("left"));
        await spool.DisposeAsync();
        Assert.Single(TestSpool.Names(_folder.Path, "spool/pending"));
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_on_and_asked_again()
    {
        await using var server = await ScriptedCollector.StartAsync();
        var hangs = 1;
        server.OnSubmit = async r =>
        {
            if (Interlocked.Exchange(ref hangs, 0) == 1)
            {
                await Task.Delay(Timeout.Infinite, new CancellationTokenSource(TestSpool.Patience).Token);
            }

            return null;
        };
        await using var client = server.Client(o => o with { Deadline = TimeSpan.FromMilliseconds(300) });
        await using var spool = await OpenAsync(client, TimeSpan.FromHours(1));

        await spool.EnqueueAsync(TestSpool.Table("a"));

        Assert.Equal(SpoolState.Acknowledged, (await spool.WaitForAsync("a", TestSpool.Patience))!.State);
        Assert.Equal(2, server.Received.Count);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SubmissionSpool> OpenAsync(TelemetryClient client, TimeSpan heldWait)
    {
        var options = TestSpool.Options(Path.Combine(_folder.Path, "spool"));
        return SubmissionSpool.OpenAsync(client, options with { Retry = options.Retry with { HeldWait = heldWait } });
    }
}
