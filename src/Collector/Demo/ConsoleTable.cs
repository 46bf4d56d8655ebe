namespace Telemetry.Collector.Demo;

/// <summary>Columns of text, aligned; the last one as long as it is.</summary>
internal static class ConsoleTable
{
    /// <summary>Writes the rows, the first of which is the header.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows)
    {
        var last = rows[0].Length - 1;
        var widths = new int[last];
        foreach (var row in rows)
        {
            for (var i = 0; i < last; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < last; i++)
            {
                output.Write(row[i].PadRight(widths[i] + 2));
            }

            output.WriteLine(row[last]);
        }
    }
}
