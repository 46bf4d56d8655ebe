using Telemetry.Collector.Intake;

namespace Telemetry.Collector.Tests.Senders;

/// <summary>Who may be queued for the ledger, and when.</summary>
public sealed class StreamLineTests : IAsyncDisposable
{
    private static readonly IntakeRefusal ForNow = new(IntakeFault.LedgerUnavailable, "", "", TimeSpan.FromSeconds(1));
    private static readonly IntakeRefusal ForGood = new(IntakeFault.BadPeriod, "", "");

    private readonly StreamLine _line = new(new NoLedger());

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    [Fact]
    public async Task Nobody_comes_before_the_one_sent_before_is_queued()
    {
        var (first, second) = (_line.Next(), _line.Next());
        var coming = second.ComeAsync();
        Assert.Null(await first.ComeAsync());
        Assert.False(coming.IsCompleted);

        first.Pass();

        Assert.Null(await coming);
    }

    [Fact]
    public async Task Who_is_refused_for_now_holds_up_those_behind()
    {
        var (first, second) = (_line.Next(), _line.Next());

        await first.LeaveAsync(ForNow);

        Assert.Same(ForNow, await second.ComeAsync());
    }

    [Fact]
    public async Task Also_when_the_refusal_comes_after_it_was_queued()
    {
        var (first, second) = (_line.Next(), _line.Next());
        first.Pass();

        await first.LeaveAsync(ForNow);

        Assert.Same(ForNow, await second.ComeAsync());
    }

    [Fact]
    public async Task A_fault_of_the_service_holds_them_up_as_well()
    {
        var (first, second) = (_line.Next(), _line.Next());

        await first.LeaveAsync(default);

        var held = await second.ComeAsync();
        Assert.Equal(IntakeFault.LedgerUnavailable, held?.Fault);
        Assert.NotNull(held?.RetryAfter);
    }

    [Fact]
    public async Task Who_is_refused_for_good_holds_up_nobody()
    {
        var (first, second) = (_line.Next(), _line.Next());

        await first.LeaveAsync(ForGood);

        Assert.Null(await second.ComeAsync());
    }

    [Fact]
    public async Task Who_stands_behind_does_not_hold_up_those_before()
    {
        var (first, second) = (_line.Next(), _line.Next());

        var leaving = second.LeaveAsync(ForNow);

        Assert.Null(await first.ComeAsync());
        first.Pass();
        await leaving;
        Assert.Same(ForNow, _line.Held);
    }

    // Turns alone are of interest.
    private sealed class NoLedger : IAppendPath
    {
        public ValueTask<Appended> AppendAsync(Storage.Ledger.NewEntry entry, long cells, StreamTurn? turn, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
