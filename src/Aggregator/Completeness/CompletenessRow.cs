using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What one source owes for one period in one province (or nationally) by one day, and how much of it has come.</summary>
public sealed record CompletenessRow
{
    /// <summary>Who owes.</summary>
    public required Source Source { get; init; }

    /// <summary>For which period.</summary>
    public required Period Period { get; init; }

    /// <summary>The province of the owed units; the country for national figures.</summary>
    public required Area Area { get; init; }

    /// <summary>The due day, in Vietnam; what comes on it is in time.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Whether the due day had ended at the time asked for.</summary>
    public required bool IsDue { get; init; }

    /// <summary>The cells; at least one is expected.</summary>
    public required CompletenessCount Count { get; init; }

    /// <summary>Ledger sequence of the first entry with anything of that source for the period and province; null where none came.</summary>
    public required long? FirstReceipt { get; init; }

    /// <summary>Ledger sequence of the last entry with anything of the owed metrics; null where none came.</summary>
    public required long? LastReceipt { get; init; }

    /// <summary>The same cells by unit, ordered by key.</summary>
    public required IReadOnlyList<UnitCompleteness> Units { get; init; }

    /// <summary>The same cells by metric, ordered by code.</summary>
    public required IReadOnlyList<MetricCompleteness> Metrics { get; init; }

    /// <summary>How the source stands.</summary>
    public CompletenessStatus Status => StatusOf(Count, IsDue);

    /// <summary>How somebody stands who has that count.</summary>
    public static CompletenessStatus StatusOf(CompletenessCount count, bool isDue) => count switch
    {
        { Missing: > 0 } => isDue ? CompletenessStatus.Missing : CompletenessStatus.NotYetDue,
        { Late: > 0 } => CompletenessStatus.Late,
        _ => CompletenessStatus.Complete,
    };
}
