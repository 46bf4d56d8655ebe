using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>An operator that owes a metric by the reporting calendar, or reported it before, and did not report it this time.</summary>
/// <param name="Source">Source code.</param>
/// <param name="LastReported">The period before, or the same one of the year before, in which it did; null where it did in neither.</param>
/// <param name="Provinces">Provinces in which it is missing, ordered by key.</param>
public sealed record MissingOperator(string Source, Period? LastReported, IReadOnlyList<AreaKey> Provinces)
{
    /// <summary>What was found shard by shard, each operator once, ordered by code.</summary>
    internal static IReadOnlyList<MissingOperator> Merge(IEnumerable<MissingOperator> found) =>
    [
        .. found.GroupBy(m => m.Source).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            new MissingOperator(g.Key, g.Max(m => m.LastReported), [.. g.SelectMany(m => m.Provinces).Distinct().Order()])),
    ];
}
