using System.Globalization;

namespace Telemetry.InfluxBench;

/// <summary>What to measure.</summary>
/// <param name="Months">National months to write; the reads ask for the last.</param>
/// <param name="Step">Months from one to the next: 12 spreads them over years.</param>
/// <param name="Runs">How often each read is repeated.</param>
/// <param name="ShardDurations">InfluxDB's shard durations, one database each.</param>
internal sealed record BenchOptions(int Months, int Step, int Runs, IReadOnlyList<string> ShardDurations)
{
    public const string Usage = "usage: [--months 3] [--step 1] [--runs 7] [--shards 520w,53w]";

    /// <summary>Reads the arguments; false when they are wrong.</summary>
    public static bool TryParse(string[] args, out BenchOptions options)
    {
        options = new BenchOptions(3, 1, 7, ["520w"]);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--months" when int.TryParse(value, CultureInfo.InvariantCulture, out var months) && months > 0:
                    options = options with { Months = months };
                    break;
                case "--step" when int.TryParse(value, CultureInfo.InvariantCulture, out var step) && step > 0:
                    options = options with { Step = step };
                    break;
                case "--runs" when int.TryParse(value, CultureInfo.InvariantCulture, out var runs) && runs > 0:
                    options = options with { Runs = runs };
                    break;
                case "--shards" when value.Length > 0:
                    options = options with { ShardDurations = value.Split(',') };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
