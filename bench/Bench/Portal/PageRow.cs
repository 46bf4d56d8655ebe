using Telemetry.Bench.Measure;

namespace Telemetry.Bench.Portal;

/// <summary>One kind of page in one phase of one run.</summary>
internal sealed record PageRow(string Phase, string Kind, int Count, double P50, double P99, double Maximum, int LargestBytes, double KeptShare, int Failures)
{
    /// <summary>The kinds in their order, and all of them together.</summary>
    public static IReadOnlyList<PageRow> Of(string phase, IReadOnlyList<PageKind> kinds, IReadOnlyList<PageSample> samples) =>
        [.. kinds.Select(k => Of(phase, k.Name, samples.Where(s => s.Kind == k.Name))), Of(phase, "all", samples)];

    private static PageRow Of(string phase, string kind, IEnumerable<PageSample> all)
    {
        var samples = all.ToList();
        var times = new Percentiles(samples.Select(s => s.Milliseconds));
        var count = Math.Max(1, samples.Count);
        return new PageRow(
            phase, kind, samples.Count, times[50], times[99], times[100], samples.Max(s => (int?)s.Bytes) ?? 0, samples.Count(s => s.IsKept) / (double)count, samples.Count(s => s.Status != 200));
    }
}
