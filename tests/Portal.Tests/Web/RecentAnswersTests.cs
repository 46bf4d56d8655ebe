using Telemetry.Portal.Evidence;

namespace Telemetry.Portal.Tests.Web;

public sealed class RecentAnswersTests
{
    [Fact]
    public async Task Whoever_asks_what_is_being_asked_waits_for_that_answer_even_where_the_first_gives_up()
    {
        var answers = new RecentAnswers<int, int>(1, TimeSpan.FromDays(1), TimeProvider.System);
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        using var impatience = new CancellationTokenSource();

        var first = answers.GetAsync(7, Ask, impatience.Token).AsTask();
        var others = Enumerable.Range(0, 5).Select(_ => answers.GetAsync(7, Ask, CancellationToken.None).AsTask()).ToList();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(42);

        Assert.All(await Task.WhenAll(others), a => Assert.Equal(42, a));
        Assert.Equal(42, await answers.GetAsync(7, Ask, CancellationToken.None));
        Assert.Equal(1, asked);

        Task<int> Ask()
        {
            Interlocked.Increment(ref asked);
            return answer.Task;
        }
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var answers = new RecentAnswers<int, int>(1, TimeSpan.FromDays(1), TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await answers.GetAsync(7, () => Task.FromException<int>(new InvalidOperationException("no")), CancellationToken.None));

        Assert.Equal(42, await answers.GetAsync(7, () => Task.FromResult(42), CancellationToken.None));
    }
}
