using System.Text.Json.Serialization;

namespace Telemetry.Portal.Json;

/// <summary>A report as the public API gives it.</summary>
internal sealed record ReportJson
{
    /// <summary>Code of the layout.</summary>
    public required string Report { get; init; }

    /// <summary>Title, filled in.</summary>
    public required string Title { get; init; }

    /// <summary><c>vi</c> | <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string Area { get; init; }

    /// <summary>Identity of the unit: code@valid-from.</summary>
    public required string AreaKey { get; init; }

    /// <summary>The unit's name.</summary>
    public required string AreaName { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>Number of the edition that it is of; not written where its figures are provisional.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Edition { get; init; }

    /// <summary>Ledger position of every figure in it.</summary>
    public required long AsOf { get; init; }

    /// <summary>When the entry at that position was committed, RFC 3339; null where not known.</summary>
    public required DateTimeOffset? AsOfTime { get; init; }

    /// <summary>Version of the catalogue, 64 hex digits.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<ReportColumnJson> Columns { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<ReportRowJson> Rows { get; init; }

    /// <summary>Notes by number.</summary>
    public required IReadOnlyList<ReportNoteJson> Notes { get; init; }

    /// <summary>Whose figures and plans it is made of.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}
