using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Telemetry.Aggregator.Publication;
using Telemetry.Storage.Series;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>Registration.</summary>
public static class ReportScheduleExtensions
{
    /// <summary>Adds <see cref="ReportScheduler"/> as a singleton and hosted service; the host has called <see cref="PortalRegistration.AddPortal"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message lists everything.</exception>
    public static IServiceCollection AddReportSchedule(this IServiceCollection services, ReportScheduleOptions options)
    {
        var failures = options.Validate();
        if (failures.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", failures), nameof(options));
        }

        services.AddSingleton(s => new ReportScheduler(
            options,
            s.GetRequiredService<Catalogue.Catalogue>(),
            s.GetRequiredService<ISeriesStore>(),
            s.GetRequiredService<PublicationRecord>(),
            s.GetRequiredService<ReportFolder>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ReportScheduler>>()));
        services.AddHostedService(s => s.GetRequiredService<ReportScheduler>());
        return options.CronEnabled ? services.AddMornings() : services;
    }

    private static IServiceCollection AddMornings(this IServiceCollection services)
    {
        services.AddQuartz(q => q.ScheduleJob<PublicationJob>(
            trigger => trigger
                .WithIdentity(PublicationJob.Name)
                .WithCronSchedule(PublicationDay.Cron, c => c.InTimeZone(PublicationDay.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            job => job.WithIdentity(PublicationJob.Name)));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
