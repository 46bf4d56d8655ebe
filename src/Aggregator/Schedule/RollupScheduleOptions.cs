using System.Globalization;

namespace Telemetry.Aggregator.Schedule;

/// <summary>When rollups are computed.</summary>
public sealed record RollupScheduleOptions
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Folder of <c>aggregator.db</c>; made when missing.</summary>
    public required string Folder { get; init; }

    /// <summary>Time without an arrival after which what arrived is rolled up. Default 1 minute, 0 to 1 day.</summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest time that an arrival waits while others keep coming. Default 5 minutes, <see cref="QuietTime"/> to 1 day.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the store's position is looked at in case nobody tells of arrivals. Default 1 minute, 1 ms to 1 day.</summary>
    public TimeSpan PollTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Wait before a failed period is tried again; it doubles with each failure. Default 10 seconds, 1 ms to 1 day.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait between two tries. Default 10 minutes, <see cref="RetryTime"/> to 1 day.</summary>
    public TimeSpan LongestRetryTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether Quartz wakes the schedule at 02:00 on the 1st, Vietnam time. Default true; without it the month is found ended at the next arrival or start.</summary>
    public bool CronEnabled { get; init; } = true;

    /// <summary>Everything that is wrong with the settings, each with key, value and limit; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(Folder))
        {
            failures.Add($"{nameof(Folder)} is '{Folder}'; expected the path of a folder");
        }

        RequireWithin(nameof(QuietTime), QuietTime, TimeSpan.Zero);
        RequireWithin(nameof(LongestWait), LongestWait, QuietTime);
        RequireWithin(nameof(PollTime), PollTime, Moment);
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
