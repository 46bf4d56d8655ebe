using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Quartz;
using Telemetry.Aggregator.Findings;
using Telemetry.Aggregator.Retention;
using Telemetry.Aggregator.Rollup;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Schedule;

/// <summary>Registration.</summary>
public static class RollupScheduleExtensions
{
    /// <summary>
    /// Adds <see cref="RollupScheduler"/> as a singleton and hosted service, and the <see cref="FindingService"/> that it lets check each period. Needs the catalogue and an <see cref="ISeriesStore"/>
    /// in the container; takes the <see cref="RollupRunner"/>, the <see cref="DayRetention"/> and the <see cref="TimeProvider"/> that are there, else makes them.
    /// </summary>
    /// <exception cref="ArgumentException">The options are wrong; the message lists everything.</exception>
    public static IServiceCollection AddRollupSchedule(this IServiceCollection services, RollupScheduleOptions options)
    {
        var failures = options.Validate();
        if (failures.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", failures), nameof(options));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RollupRunner>();
        services.TryAddSingleton(DayRetention.ForEver);
        services.AddSingleton(s => new RetentionSweep(
            s.GetRequiredService<Catalogue.Catalogue>(),
            s.GetRequiredService<ISeriesStore>(),
            s.GetRequiredService<DayRetention>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<RetentionSweep>>()));
        services.TryAddSingleton<ArrivalTraces>();
        services.AddSingleton<RollupMetrics>();
        services.AddSingleton(_ => RunTable.Open(options.Folder));
        services.AddSingleton(s => FindingService.Open(options.Folder, s.GetRequiredService<Catalogue.Catalogue>(), s.GetRequiredService<ISeriesStore>()));
        services.AddSingleton(s => new RollupScheduler(
            options,
            s.GetRequiredService<Catalogue.Catalogue>(),
            s.GetRequiredService<ISeriesStore>(),
            new CheckedRollup(s.GetRequiredService<RollupRunner>(), s.GetRequiredService<FindingService>()).RunAsync,
            s.GetRequiredService<RunTable>(),
            s.GetRequiredService<ArrivalTraces>(),
            s.GetRequiredService<RollupMetrics>(),
            s.GetRequiredService<RetentionSweep>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<RollupScheduler>>()));
        services.AddHostedService(s => s.GetRequiredService<RollupScheduler>());
        return options.CronEnabled ? services.AddMonthEnd() : services;
    }

    private static IServiceCollection AddMonthEnd(this IServiceCollection services)
    {
        services.AddQuartz(q => q.ScheduleJob<MonthEndedJob>(
            trigger => trigger
                .WithIdentity(MonthEndedJob.Name)
                .WithCronSchedule(MonthEnd.Cron, c => c.InTimeZone(MonthEnd.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            job => job.WithIdentity(MonthEndedJob.Name)));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
