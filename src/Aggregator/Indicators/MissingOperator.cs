using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>An operator that reported a metric before but not this time.</summary>
/// <param name="Source">Source code.</param>
/// <param name="LastReported">The earlier period in which it did.</param>
/// <param name="Provinces">Provinces in which it is missing, ordered by key.</param>
public sealed record MissingOperator(string Source, Period LastReported, IReadOnlyList<AreaKey> Provinces)
{
    /// <summary>What was found shard by shard, each operator once, ordered by code.</summary>
    internal static IReadOnlyList<MissingOperator> Merge(IEnumerable<MissingOperator> found) =>
    [
        .. found.GroupBy(m => m.Source).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            new MissingOperator(g.Key, g.Max(m => m.LastReported), [.. g.SelectMany(m => m.Provinces).Distinct().Order()])),
    ];
}
