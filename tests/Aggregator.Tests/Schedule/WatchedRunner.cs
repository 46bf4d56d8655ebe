using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Schedule;

/// <summary>The real runner, which a test can make fail or hold up.</summary>
internal sealed class WatchedRunner(RollupRunner runner)
{
    private int _now;

    /// <summary>Periods that fail.</summary>
    public HashSet<Period> Broken { get; } = [];

    /// <summary>What every run waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completed by the first run that comes to <see cref="Gate"/>.</summary>
    public TaskCompletionSource AtGate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Most runs at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public async ValueTask<RollupResult> RunAsync(Period period, long position, CancellationToken cancellationToken)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
        try
        {
            AtGate.TrySetResult();
            await Gate.WaitAsync(cancellationToken);
            return Broken.Contains(period) ? throw new IOException($"no luck with {period}") : await runner.RunAsync(period, position, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }
}
