using Telemetry.Portal.Reports.Schedule;

namespace Telemetry.Collector.Hosting;

/// <summary>Whether the month's reports can be written.</summary>
internal sealed class ReportFilesHealth(ReportScheduler scheduler) : IHealthPart
{
    private const string Name = "reportFiles";

    /// <inheritdoc/>
    public HealthFinding Look() => scheduler.Trouble is null
        ? HealthFinding.Ready(Name)
        : HealthFinding.Degraded(Name, "the month's reports cannot be written to --reports-folder; it is tried again. The log says more");
}
