using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Which metrics of a family can be withheld together so that the sums of parts tell none of them: an amount added to one
/// lowest part and taken from another changes those wholes alone that hold one of the two, an amount added to one alone changes
/// all its wholes. Pure.
/// </summary>
internal static class MetricPatterns
{
    /// <summary>All patterns, each once; those that cost a reader least first.</summary>
    public static IReadOnlyList<MetricPattern> Of(IReadOnlyList<Metric> family)
    {
        var changes = family.Where(m => m.Parts.Count == 0).Select(l => family.Select(m => Ways(l, m)).ToArray()).ToList();
        var sizes = family.Select((_, m) => changes.Sum(c => c[m])).ToArray();
        var found = new Dictionary<string, MetricPattern>(StringComparer.Ordinal);
        for (var a = 0; a < changes.Count; a++)
        {
            Add(found, sizes, changes[a]);
            for (var b = a + 1; b < changes.Count; b++)
            {
                Add(found, sizes, [.. changes[a].Zip(changes[b], (x, y) => x - y)]);
            }
        }

        return [.. found.Values.OrderBy(p => (p.Largest, p.Size))];
    }

    private static void Add(Dictionary<string, MetricPattern> found, int[] sizes, int[] change)
    {
        int[] members = [.. Enumerable.Range(0, change.Length).Where(m => change[m] != 0)];
        found.TryAdd(string.Join(' ', members), new MetricPattern(members, members.Max(m => sizes[m]), members.Sum(m => sizes[m])));
    }

    // How often a lowest part is counted in a metric.
    private static int Ways(Metric lowest, Metric metric) => metric == lowest ? 1 : metric.Parts.Sum(p => Ways(lowest, p));
}
