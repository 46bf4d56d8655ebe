using Quartz;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>Quartz's shell: says that it is morning. Which month is due, and whether anything is to be written, is not its to say.</summary>
internal sealed class PublicationJob(ReportScheduler scheduler) : IJob
{
    /// <summary>Name of job and trigger.</summary>
    public const string Name = "publication";

    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        scheduler.LookNow();
        return ValueTask.CompletedTask;
    }
}
