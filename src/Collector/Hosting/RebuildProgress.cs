using System.Globalization;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// Shows how far a rebuild is, how fast, and when it will be done: a bar that stays in its line on a terminal, a line a percent elsewhere.
/// </summary>
internal sealed class RebuildProgress(long first, long last, Func<long> values, TimeProvider time) : IProgress<long>
{
    private const int Width = 30;
    private readonly long _started = time.GetTimestamp();
    private long _shown = -1;

    /// <inheritdoc/>
    public void Report(long value)
    {
        var share = last == first ? 1 : (double)(value - first) / (last - first);
        var percent = (long)(share * 100);
        if (Console.IsErrorRedirected)
        {
            if (percent != _shown)
            {
                Console.Error.WriteLine(Line(value, share));
            }
        }
        else
        {
            var bar = new string('#', (int)(share * Width)).PadRight(Width, '-');
            Console.Error.Write($"\r[{bar}] {Line(value, share)}  ");
            if (value >= last)
            {
                Console.Error.WriteLine();
            }
        }

        _shown = percent;
    }

    private string Line(long value, double share)
    {
        var elapsed = time.GetElapsedTime(_started);
        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        var end = time.GetLocalNow() + (share > 0 ? elapsed * ((1 - share) / share) : TimeSpan.Zero);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"rebuilt {value} of {last} entries ({share * 100:0} %), {(value - first) / seconds:0} entries/s, {values() / seconds:0} values/s, done at {end:HH:mm:ss}");
    }
}
