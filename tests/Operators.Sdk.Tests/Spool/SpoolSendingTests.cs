using Grpc.Core;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests.Spool;

public sealed class SpoolSendingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_enqueued_ends_as_a_receipt_in_order()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(_folder.Path));
        string[] ids = [.. Enumerable.Range(1, 20).Select(i => $"2013-06/{i}")];

        foreach (var id in ids)
        {
            Assert.Equal(SpoolState.Pending, (await spool.EnqueueAsync(TestSpool.Table(id))).State);
        }

        var last = await spool.WaitForAsync(ids[^1], TestSpool.Patience);

        Assert.Equal((SpoolState.Acknowledged, 20L), (last!.State, last.Receipt!.Sequence));
        Assert.Equal(ids, server.Received);
        Assert.Equal((20, 20, 0, 0), Numbers(spool.Status));
        Assert.Empty(TestSpool.Names(_folder.Path, "pending"));
        Assert.Equal(20, TestSpool.Names(_folder.Path, "receipts").Length);
        Assert.Equal(last.Receipt.PayloadHash, spool.Find(ids[^1])!.Receipt!.PayloadHash);
    }

    [Fact]
    public async Task A_refusal_for_good_is_kept_with_its_reason_and_the_next_goes_on()
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = r => Task.FromResult<Answer?>(r.SubmissionId == "bad" ? Answer.Refusal(StatusCode.InvalidArgument, "BAD_PERIOD") : null);
        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(_folder.Path));

        await spool.EnqueueAsync(TestSpool.Table("bad"));
        await spool.EnqueueAsync(TestSpool.Table("good"));

        var bad = await spool.WaitForAsync("bad", TestSpool.Patience);
        Assert.Equal((SpoolState.Refused, SubmitFailure.InvalidSubmission, "BAD_PERIOD"), (bad!.State, bad.Refusal!.Failure, bad.Refusal.Cause));
        Assert.Equal(SpoolState.Acknowledged, (await spool.WaitForAsync("good", TestSpool.Patience))!.State);
        Assert.Equal((2, 1, 1, 0), Numbers(spool.Status));
        Assert.Equal(2, TestSpool.Names(_folder.Path, "refused").Length);

        // What was refused can be sent again byte for byte once its cause is mended elsewhere.
        server.OnSubmit = _ => Task.FromResult<Answer?>(null);
        Assert.True(await spool.SendAgainAsync("bad"));
        Assert.Equal(SpoolState.Acknowledged, (await spool.WaitForAsync("bad", TestSpool.Patience))!.State);
        Assert.Equal((2, 2, 0, 0), Numbers(spool.Status));
        Assert.Empty(TestSpool.Names(_folder.Path, "refused"));
        Assert.False(await spool.SendAgainAsync("bad"));
    }

    [Fact]
    public async Task Whatever_says_nothing_about_the_figures_is_sent_again_until_it_is_answered()
    {
        await using var server = await ScriptedCollector.StartAsync();
        var answers = new Queue<Func<Protocol.V1.SubmitRequest, Answer?>>(
        [
            _ => Answer.Cut,
            _ => Answer.Refusal(StatusCode.Unavailable, "LEDGER_UNAVAILABLE", TimeSpan.FromMilliseconds(10)),
            r => server.Keep(r) is not null ? Answer.Cut : null, // stored, and the answer lost
            _ => Answer.Refusal(StatusCode.ResourceExhausted, "RATE_LIMITED", TimeSpan.FromMilliseconds(10)),
            _ => Answer.Refusal(StatusCode.Internal),
            _ => Answer.Of(new Protocol.V1.SubmitResponse { SubmissionId = "other", Sequence = 1 }),
        ]);
        server.OnSubmit = r => Task.FromResult(answers.TryDequeue(out var answer) ? answer(r) : null);
        await using var client = server.Client();
        await using var spool = await SubmissionSpool.OpenAsync(client, TestSpool.Options(_folder.Path));

        await spool.EnqueueAsync(TestSpool.Table("a"));
        await spool.EnqueueAsync(TestSpool.Table("b"));

        Assert.Equal(SpoolState.Acknowledged, (await spool.WaitForAsync("b", TestSpool.Patience))!.State);
        Assert.Equal(["a", "b"], server.Ledger);
        Assert.Equal([.. Enumerable.Repeat("a", 7), "b"], server.Received);
        Assert.True(spool.Find("a")!.Receipt!.Duplicate);
        Assert.Null(spool.Status.LastFailure);
    }

    public void Dispose() => _folder.Dispose();

    private static (long, long, long, long) Numbers(SpoolStatus status)
    {
        Assert.Equal(status.Enqueued, status.Acknowledged + status.Refused + status.Pending);
        return (status.Enqueued, status.Acknowledged, status.Refused, status.Pending);
    }
}
