using System.Globalization;

namespace Telemetry.Bench.Measure;

/// <summary>Processor time of everything on the machine, to see what others took from a measurement.</summary>
internal static class MachineTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Busy time of all processors since the machine started, steal included; zero where the system does not say.</summary>
    public static TimeSpan Busy()
    {
        if (!File.Exists("/proc/stat"))
        {
            return TimeSpan.Zero;
        }

        // cpu user nice system idle iowait irq softirq steal guest guest_nice; the guests' time is in user's already.
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = fields[1..9].Select((f, i) => i is 3 or 4 ? 0 : long.Parse(f, CultureInfo.InvariantCulture)).Sum();
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }
}
