using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Telemetry.Bench.Measure;

namespace Telemetry.Bench.Report;

/// <summary>Everything that was measured, with the machine and the options.</summary>
internal sealed record BenchReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public required DateTimeOffset At { get; init; }

    public required string Processor { get; init; }

    public required int Processors { get; init; }

    public required double MemoryGiB { get; init; }

    public required string Runtime { get; init; }

    public required string OperatingSystem { get; init; }

    public required double SteadySeconds { get; init; }

    public required double WarmUpSeconds { get; init; }

    public required int Seed { get; init; }

    public required IReadOnlyList<RunReport> Runs { get; init; }

    public static BenchReport Of(BenchOptions options, IReadOnlyList<RunReport> runs) => new()
    {
        At = TimeProvider.System.GetUtcNow(),
        Processor = ProcInfo("/proc/cpuinfo", "model name"),
        Processors = Environment.ProcessorCount,
        MemoryGiB = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30),
        Runtime = RuntimeInformation.FrameworkDescription,
        OperatingSystem = RuntimeInformation.OSDescription,
        SteadySeconds = options.Steady.TotalSeconds,
        WarmUpSeconds = options.WarmUp.TotalSeconds,
        Seed = options.Seed,
        Runs = runs,
    };

    public void WriteJson(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json) + "\n");

    public void Print(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(Line($"{Processor}, {Processors} processors, {MemoryGiB:F0} GiB; {Runtime}; {OperatingSystem}"));
        writer.WriteLine(Line($"Median of {Runs.GroupBy(r => r.Shape).Max(g => g.Count())} runs of {SteadySeconds} s each (lowest to highest):"));
        writer.WriteLine();
        foreach (var shape in Runs.GroupBy(r => r.Shape))
        {
            writer.WriteLine(shape.Key);
            Row(writer, shape, "million values a second", r => r.Load.ValuesPerSecond / 1e6, "F2");
            Row(writer, shape, "submissions a second", r => r.Load.SubmissionsPerSecond, "F0");
            Row(writer, shape, "answer p50, ms", r => r.Load.AnswerP50Milliseconds, "F1");
            Row(writer, shape, "answer p99, ms", r => r.Load.AnswerP99Milliseconds, "F1");
            Row(writer, shape, "queryable after, ms", r => r.Load.QueryableMilliseconds, "F0");
            Row(writer, shape, "server, processors", r => r.Load.ServerProcessors, "F2");
            Row(writer, shape, "client, processors", r => r.Load.ClientProcessors, "F2");
            Row(writer, shape, "others, processors", r => r.Load.OtherProcessors, "F2");
            Row(writer, shape, "server, ns a value", r => r.Load.ServerNanosecondsPerValue, "F1");
            Row(writer, shape, "client, ns a value", r => r.Load.ClientNanosecondsPerValue, "F1");
            Row(writer, shape, "server memory peak, MiB", r => r.PeakResidentBytes / (double)(1 << 20), "F0");
            Row(writer, shape, "ledger, bytes a value", r => r.LedgerBytesPerValue, "F2");
            Row(writer, shape, "store, bytes a value", r => r.StoreBytesPerValue, "F2");
            Row(writer, shape, "clean stop, ms", r => r.StopMilliseconds, "F0");
            Row(writer, shape, "months sent", r => r.Load.Months, "F0");
            RunReport[] withRollup = [.. shape.Where(r => r.RollupMilliseconds.Count > 1)];
            Row(writer, withRollup, "rollup of a month, first, ms", r => r.RollupMilliseconds[0], "F1");
            Row(writer, withRollup, "rollup of a month, warm median, ms", r => new Percentiles(r.RollupMilliseconds.Skip(1))[50], "F1");
        }

        PrintQueries(writer);
    }

    private void PrintQueries(TextWriter writer)
    {
        writer.WriteLine("figures query (density.telephone, one unit and month)");
        foreach (var kind in Runs.SelectMany(r => r.Queries).GroupBy(q => (q.Kind, q.Connections)))
        {
            var name = $"{kind.Key.Kind}, {kind.Key.Connections} connection{(kind.Key.Connections == 1 ? "" : "s")}";
            Row(writer, kind, name + ": p50, ms", q => q.P50Milliseconds, "F2");
            Row(writer, kind, name + ": p99, ms", q => q.P99Milliseconds, "F2");
            Row(writer, kind, name + ": a second", q => q.PerSecond, "F0");
        }
    }

    private static void Row<T>(TextWriter writer, IEnumerable<T> sample, string name, Func<T, double> value, string format)
    {
        var values = sample.Select(value).Order().ToList();
        if (values.Count > 0)
        {
            var median = values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
            writer.WriteLine($"  {name,-40} {Number(median),12}   ({Number(values[0])} to {Number(values[^1])})");
        }

        string Number(double number) => number.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Line(FormattableString text) => FormattableString.Invariant(text);

    private static string ProcInfo(string file, string key) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor"
        : "unknown processor";
}
