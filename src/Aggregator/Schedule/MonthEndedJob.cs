using Quartz;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Quartz's shell: says that a month ended. Which one, and whether anything is due, is not its to say.</summary>
internal sealed class MonthEndedJob(RollupScheduler scheduler) : IJob
{
    /// <summary>Name of job and trigger.</summary>
    public const string Name = "month-ended";

    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        scheduler.LookNow();
        return ValueTask.CompletedTask;
    }
}
