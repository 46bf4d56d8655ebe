using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>What is owed over several periods: a line for each source, a column for each period. Immutable.</summary>
public sealed record CompletenessMatrix
{
    /// <summary>The periods, oldest first, each with its due days; all of one length, at least one.</summary>
    public required IReadOnlyList<CompletenessColumn> Columns { get; init; }

    /// <summary>Sources that owe anything in one of the periods, by kind and name.</summary>
    public required IReadOnlyList<CompletenessLine> Lines { get; init; }

    /// <summary>The unit asked for; null: the caller's whole territory.</summary>
    public Area? Area { get; init; }

    /// <summary>Provinces of the last period that the caller may choose.</summary>
    public required IReadOnlyList<Area> Provinces { get; init; }

    /// <summary>How many months the periods reach back.</summary>
    public required int Months { get; init; }

    /// <summary>The source and period whose missing figures were asked for; null for none.</summary>
    public CompletenessCell? Chosen { get; init; }

    /// <summary>Ledger position that everything was counted at.</summary>
    public required long AsOf { get; init; }

    /// <summary>The time at which due days were judged.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The last period.</summary>
    public Period Period => Columns[^1].Period;
}
