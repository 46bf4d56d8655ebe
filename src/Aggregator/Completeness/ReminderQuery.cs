using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>A question for who is to be reminded.</summary>
public sealed record ReminderQuery
{
    /// <summary>The day on which the list is made, in Vietnam.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Units whose territory is asked for.</summary>
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>Codes of the sources asked for; null: all.</summary>
    public IReadOnlySet<string>? Sources { get; init; }

    /// <summary>Ledger position up to which what came counts, inclusive. Default: everything projected.</summary>
    public long AsOf { get; init; } = long.MaxValue;

    /// <summary>How many days before the due day a source is reminded. Default 7.</summary>
    public int DaysAhead { get; init; } = 7;

    /// <summary>How many months back due days are looked at. Default 12.</summary>
    public int MonthsBack { get; init; } = 12;
}
