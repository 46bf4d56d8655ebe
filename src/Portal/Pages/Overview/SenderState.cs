using Telemetry.Aggregator.Completeness;

namespace Telemetry.Portal.Pages.Overview;

/// <summary>How one source stands with what it owes for a period, over all due days and units. Immutable.</summary>
/// <param name="Source">Source code.</param>
/// <param name="Count">The cells.</param>
/// <param name="IsDue">Whether a due day has ended of what is missing.</param>
public sealed record SenderState(string Source, CompletenessCount Count, bool IsDue)
{
    /// <summary>In a word.</summary>
    public CompletenessStatus Status => CompletenessRow.StatusOf(Count, IsDue);

    /// <summary>The senders of those rows, who owes most in arrears first.</summary>
    public static IReadOnlyList<SenderState> Of(IReadOnlyList<CompletenessRow> rows) =>
    [
        .. rows.GroupBy(r => r.Source.Code)
            .Select(g => new SenderState(
                g.Key, g.Aggregate(default(CompletenessCount), static (sum, r) => sum + r.Count), g.Any(r => r.Status == CompletenessStatus.Missing)))
            .OrderByDescending(s => s.Status == CompletenessStatus.Missing)
            .ThenByDescending(s => s.Count.Missing)
            .ThenBy(s => s.Source, StringComparer.Ordinal),
    ];
}
