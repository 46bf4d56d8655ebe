using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>What one source owes in one province by one day.</summary>
internal sealed record CompletenessRowJson
{
    /// <summary>The source's code.</summary>
    public required string Operator { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string OperatorName { get; init; }

    /// <summary>Code of the province; the country's for national figures.</summary>
    public required string Area { get; init; }

    /// <summary>Identity of it: code@valid-from.</summary>
    public required string AreaKey { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string AreaName { get; init; }

    /// <summary>The due day: yyyy-MM-dd.</summary>
    public required string Due { get; init; }

    /// <summary>Whether it had ended.</summary>
    public required bool IsDue { get; init; }

    /// <summary><c>complete</c> | <c>late</c> | <c>missing</c> | <c>notYetDue</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The status in Vietnamese.</summary>
    public required string StatusText { get; init; }

    /// <summary>Cells owed.</summary>
    public required int Expected { get; init; }

    /// <summary>Those with an answer.</summary>
    public required int Received { get; init; }

    /// <summary>Received ones without an answer when the due day ended.</summary>
    public required int Late { get; init; }

    /// <summary>Owed ones without an answer.</summary>
    public required int Missing { get; init; }

    /// <summary>Ledger sequence of the source's first entry for period and province; null where none came.</summary>
    public required long? FirstReceipt { get; init; }

    /// <summary>Ledger sequence of the last one with anything of the owed metrics; null where none came.</summary>
    public required long? LastReceipt { get; init; }

    /// <summary>The same by unit; only with <c>detail=areas</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CompletenessPartJson>? Areas { get; init; }

    /// <summary>The same by metric; only with <c>detail=metrics</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CompletenessPartJson>? Metrics { get; init; }
}
