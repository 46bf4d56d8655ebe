using Microsoft.Extensions.Logging.Console;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Diagnostics.Lines;

/// <summary>Log lines on the console.</summary>
internal static class LogLines
{
    /// <summary>Adds them, for people or for machines; times are UTC in both.</summary>
    public static void AddLines(this ILoggingBuilder logging, LogFormat format)
    {
        if (format == LogFormat.Json)
        {
            logging.AddConsole(console => console.FormatterName = JsonLines.FormatterName).AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
            return;
        }

        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        });
    }
}
