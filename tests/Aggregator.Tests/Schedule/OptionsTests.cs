using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Schedule;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_sound() => Assert.Empty(new RollupScheduleOptions { Folder = "data" }.Validate());

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var options = new RollupScheduleOptions
        {
            Folder = " ",
            QuietTime = TimeSpan.FromMinutes(2),
            LongestWait = TimeSpan.FromMinutes(1),
            PollTime = TimeSpan.Zero,
            RetryTime = TimeSpan.FromDays(2),
            LongestRetryTime = TimeSpan.FromDays(3),
        };

        Assert.Equal(
            [
                "Folder is ' '; expected the path of a folder",
                "LongestWait is 00:01:00; expected 00:02:00 to 1.00:00:00",
                "PollTime is 00:00:00; expected 00:00:00.0010000 to 1.00:00:00",
                "RetryTime is 2.00:00:00; expected 00:00:00.0010000 to 1.00:00:00",
                "LongestRetryTime is 3.00:00:00; expected 2.00:00:00 to 1.00:00:00",
            ],
            options.Validate());
        var e = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddRollupSchedule(options));
        Assert.Contains("PollTime", e.Message, StringComparison.Ordinal);
    }
}
