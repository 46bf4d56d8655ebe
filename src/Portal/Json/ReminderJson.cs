namespace Telemetry.Portal.Json;

/// <summary>Something a source still owes, over all provinces asked for.</summary>
internal sealed record ReminderJson
{
    /// <summary>The source's code.</summary>
    public required string Operator { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string OperatorName { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string PeriodName { get; init; }

    /// <summary>The due day: yyyy-MM-dd.</summary>
    public required string Due { get; init; }

    /// <summary>Days since the due day; 0 on it, negative before.</summary>
    public required int DaysOverdue { get; init; }

    /// <summary>The same in Vietnamese.</summary>
    public required string DueText { get; init; }

    /// <summary>Cells owed.</summary>
    public required int Expected { get; init; }

    /// <summary>Those with an answer.</summary>
    public required int Received { get; init; }

    /// <summary>Those without; at least 1.</summary>
    public required int Missing { get; init; }

    /// <summary>The first 20 units, by identity, of which anything is missing.</summary>
    public required IReadOnlyList<NamedJson> MissingAreas { get; init; }

    /// <summary>Number of such units.</summary>
    public required int MissingAreaCount { get; init; }

    /// <summary>The first 20 metrics, by code, of which anything is missing.</summary>
    public required IReadOnlyList<NamedJson> MissingMetrics { get; init; }

    /// <summary>Number of such metrics.</summary>
    public required int MissingMetricCount { get; init; }
}
