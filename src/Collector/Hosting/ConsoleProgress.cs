using System.Diagnostics;
using System.Globalization;

namespace Telemetry.Collector.Hosting;

/// <summary>
/// Says on the console how far a command is, how fast, once a percent. System.Progress posts to the thread pool, out of order; a console wants one line after
/// the other.
/// </summary>
internal sealed class ConsoleProgress(string verb, long last, string unit, double scale = 1) : IProgress<long>
{
    private const double Megabyte = 1e6;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _shown = -1;

    /// <summary>For bytes, shown as MB.</summary>
    public static ConsoleProgress OfBytes(string verb, long last) => new(verb, last, "MB", Megabyte);

    /// <summary>For entries of the ledger.</summary>
    public static ConsoleProgress OfEntries(string verb, long last) => new(verb, last, "entries");

    /// <inheritdoc/>
    public void Report(long value)
    {
        var percent = last == 0 ? 100 : Math.Min(100, value * 100 / last);
        if (percent != _shown)
        {
            _shown = percent;
            var rate = value / scale / Math.Max(_watch.Elapsed.TotalSeconds, 0.001);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb} {value / scale:0.#} of {last / scale:0.#} {unit} ({percent} %), {rate:0.#} {unit}/s"));
        }
    }
}
