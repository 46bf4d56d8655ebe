using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>A question for what is owed.</summary>
public sealed record CompletenessQuery
{
    /// <summary>Periods, each looked up among what is owed for exactly such a period. At least one.</summary>
    public required IReadOnlyCollection<Period> Periods { get; init; }

    /// <summary>Units whose territory is asked for: cells of units that one of them covers, predecessors included.</summary>
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>Codes of the sources asked for; null: all.</summary>
    public IReadOnlySet<string>? Sources { get; init; }

    /// <summary>Ledger position up to which what came counts, inclusive. Default: everything projected.</summary>
    public long AsOf { get; init; } = long.MaxValue;

    /// <summary>The time at which due days are judged to have passed or not.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it matters when something came; without it nothing is late, no receipt is named, and less is read.</summary>
    public bool TracksArrival { get; init; } = true;
}
