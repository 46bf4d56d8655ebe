using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>Something a source still owes, over all provinces asked for.</summary>
public sealed record Reminder
{
    /// <summary>Most units and most metrics named in a reminder; the counts go beyond.</summary>
    public const int MostNamed = 20;

    /// <summary>Who owes.</summary>
    public required Source Source { get; init; }

    /// <summary>For which period.</summary>
    public required Period Period { get; init; }

    /// <summary>The due day.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Days since the due day; 0 on it, negative before.</summary>
    public required int DaysOverdue { get; init; }

    /// <summary>Cells; <see cref="CompletenessCount.Late"/> is not counted here.</summary>
    public required CompletenessCount Count { get; init; }

    /// <summary>The first units, by key, of which anything is missing.</summary>
    public required IReadOnlyList<Area> MissingUnits { get; init; }

    /// <summary>Number of units of which anything is missing.</summary>
    public required int MissingUnitCount { get; init; }

    /// <summary>The first metrics, by code, of which anything is missing.</summary>
    public required IReadOnlyList<Metric> MissingMetrics { get; init; }

    /// <summary>Number of metrics of which anything is missing.</summary>
    public required int MissingMetricCount { get; init; }
}
