using System.Globalization;

namespace Telemetry.Portal.Reports.Schedule;

/// <summary>Where and how the month's reports are written.</summary>
public sealed record ReportScheduleOptions
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The folder. It need not be there at the start: a share may come later.</summary>
    public required string Folder { get; init; }

    /// <summary>How often it is looked again whether a month that is due has been rolled up. Default 1 minute, 1 ms to 1 day.</summary>
    public TimeSpan WaitTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Wait after a failure; it doubles with each. Default 1 minute, 1 ms to 1 day.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest wait between two tries. Default 1 hour, <see cref="RetryTime"/> to 1 day.</summary>
    public TimeSpan LongestRetryTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether Quartz wakes the schedule each morning at six, Vietnam's time. Default true; without it the schedule's own clock does.</summary>
    public bool CronEnabled { get; init; } = true;

    /// <summary>Everything that is wrong with the settings, each with key, value and limit; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(Folder))
        {
            failures.Add($"{nameof(Folder)} is '{Folder}'; expected the path of a folder");
        }

        RequireWithin(nameof(WaitTime), WaitTime, Moment);
        RequireWithin(nameof(RetryTime), RetryTime, Moment);
        RequireWithin(nameof(LongestRetryTime), LongestRetryTime, RetryTime);
        return failures;

        void RequireWithin(string key, TimeSpan value, TimeSpan least)
        {
            if (value < least || value > Day)
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is {value:c}; expected {least:c} to {Day:c}"));
            }
        }
    }
}
