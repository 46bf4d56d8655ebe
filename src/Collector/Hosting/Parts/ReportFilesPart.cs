using Telemetry.Portal.Reports.Schedule;

namespace Telemetry.Collector.Hosting.Parts;

/// <summary>Writes the month's reports into a folder. It goes with the portal, which makes reports, and in one process alone.</summary>
internal sealed class ReportFilesPart(string folder) : ITargetPart
{
    /// <inheritdoc/>
    public void Add(IServiceCollection services)
    {
        services.AddReportSchedule(new ReportScheduleOptions { Folder = folder });
        services.AddSingleton<IHealthPart, ReportFilesHealth>();
    }
}
