using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>Whether two rollups hold the same.</summary>
internal static class RollupComparison
{
    /// <summary>Every field equal, series in the same order.</summary>
    public static bool AreSame(RollupTable? a, RollupTable? b) =>
        a is not null && b is not null
        && a.Period == b.Period && a.Shard == b.Shard && a.Position == b.Position && a.CatalogueVersion == b.CatalogueVersion
        && a.Areas.AsSpan().SequenceEqual(b.Areas)
        && a.Series.Count == b.Series.Count
        && a.Series.Zip(b.Series).All(p => AreSame(p.First, p.Second));

    private static bool AreSame(RollupSeries a, RollupSeries b) =>
        a.Source == b.Source && a.Metric == b.Metric
        && a.Values.AsSpan().SequenceEqual(b.Values)
        && a.Flags.AsSpan().SequenceEqual(b.Flags)
        && a.Reported.AsSpan().SequenceEqual(b.Reported)
        && a.Expected.AsSpan().SequenceEqual(b.Expected);
}
