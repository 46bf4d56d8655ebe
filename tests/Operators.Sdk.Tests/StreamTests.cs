using Grpc.Core;
using Telemetry.Operators.Tests.Running;
using Xunit;

namespace Telemetry.Operators.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task Answers_come_in_order_and_the_refusal_of_one_ends_nothing()
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = r => Task.FromResult<Answer?>(r.SubmissionId == "3" ? Answer.Refusal(StatusCode.InvalidArgument) : null);
        await using var client = server.Client();
        var answers = new List<StreamAnswer>();

        await foreach (var answer in client.SubmitStreamAsync(Tables(200)))
        {
            answers.Add(answer);
        }

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), answers.Select(a => a.SubmissionId));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), answers.Select(a => a.Index));
        Assert.Equal(["3"], answers.Where(a => a.Failure is not null).Select(a => a.SubmissionId));
        Assert.Equal((SubmitFailure.InvalidSubmission, FailureAction.Refuse), (answers[3].Failure!.Failure, answers[3].Failure!.Action));
        Assert.All(answers.Where(a => a.Receipt is not null), a => Assert.Equal(a.SubmissionId, a.Receipt!.SubmissionId));
    }

    [Fact]
    public async Task Whoever_stops_reading_stops_the_sending()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client();
        var asked = 0;

        await foreach (var _ in client.SubmitStreamAsync(Tables(10_000, () => asked++)))
        {
            await TestSpool.UntilAsync(() => asked >= 64, "the sender is ahead");
            await Task.Delay(50, TestContext.Current.CancellationToken); // were it to go on, it would be far ahead by now
            break;
        }

        Assert.InRange(asked, 64, 70);
    }

    [Fact]
    public async Task A_stream_that_breaks_says_so_and_what_was_answered_stands()
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = r => Task.FromResult(r.SubmissionId == "5" ? Answer.Cut : null);
        await using var client = server.Client();
        var answered = new List<string>();

        var error = await Assert.ThrowsAsync<TelemetryException>(async () =>
        {
            await foreach (var answer in client.SubmitStreamAsync(Tables(10)))
            {
                answered.Add(answer.SubmissionId);
            }
        });

        Assert.True(error.MaySendAgain);
        Assert.Equal(Enumerable.Range(0, answered.Count).Select(i => $"{i}"), answered);
        Assert.InRange(answered.Count, 0, 5);
    }

    [Fact]
    public async Task A_fault_of_the_caller_s_own_comes_back_to_the_caller()
    {
        await using var server = await ScriptedCollector.StartAsync();
        await using var client = server.Client();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (var _ in client.SubmitStreamAsync(Tables(10, () => throw new InvalidTimeZoneException())))
            {
            }
        });
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_let_go()
    {
        await using var server = await ScriptedCollector.StartAsync();
        server.OnSubmit = async _ =>
        {
            await Task.Delay(Timeout.Infinite, new CancellationTokenSource(TestSpool.Patience).Token);
            return null;
        };
        await using var client = server.Client();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.SubmitStreamAsync(Tables(1), patience.Token))
            {
            }
        });
    }

    private static async IAsyncEnumerable<Submission> Tables(int count, Action? asked = null)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            asked?.Invoke();
            yield return TestSpool.Table($"{i}");
        }
    }
}
