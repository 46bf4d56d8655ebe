namespace Telemetry.Portal.Query;

/// <summary>A question for one indicator or metric over time as it was asked. Nothing is checked yet; null or empty: not given.</summary>
/// <param name="Metric">Indicator or metric code, perhaps with a prefix.</param>
/// <param name="Area">Code, or code@valid-from.</param>
/// <param name="From">First period.</param>
/// <param name="To">Last period, of the same grain.</param>
/// <param name="Operator">Source code or <c>all</c>; not given: <c>all</c>.</param>
/// <param name="AsOf">Ledger position, time or date; not given: now.</param>
internal sealed record SeriesRequest(string? Metric, string? Area, string? From, string? To, string? Operator, string? AsOf)
{
    /// <summary>A day whose unit is asked for; null or empty: that of each period's last day.</summary>
    public string? Boundaries { get; init; }

    /// <summary>Number of an edition, or <c>provisional</c>; null or empty: the newest edition where there is one, else what is known now.</summary>
    public string? Edition { get; init; }
}
