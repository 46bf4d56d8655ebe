using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>How a sheet is to be read: what its author knows and the file does not say. Kept beside the file and edited by people.</summary>
internal sealed record SheetMapping
{
    /// <summary>The one version that there is.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Name of the sheet; null: the first that is not hidden.</summary>
    public string? Sheet { get; init; }

    /// <summary>The header's rows; figures begin below.</summary>
    public required RowRange Header { get; init; }

    /// <summary>The rows of figures; null: all below the header.</summary>
    public RowRange? Data { get; init; }

    /// <summary>Column of the labels: units, or metrics where <see cref="Rows"/> says so.</summary>
    public required int Labels { get; init; }

    /// <summary>How labels name units.</summary>
    public AreaNaming By { get; init; }

    /// <summary>Level of the units whose figures are sent; those above are headings of groups.</summary>
    public UnitLevel Level { get; init; } = UnitLevel.Province;

    /// <summary>Code of the unit in which they lie; null: anywhere.</summary>
    public string? Within { get; init; }

    /// <summary>How texts are numbers; unknown: each column tells.</summary>
    public NumberStyle Numbers { get; init; }

    public HiddenCells Hidden { get; init; }

    /// <summary>The period; null: option, title or file name say it.</summary>
    public string? Period { get; init; }

    /// <summary>What the values are.</summary>
    public SubmissionKind Kind { get; init; }

    /// <summary>Words that stand for no value, as written; the empty word is the empty cell.</summary>
    public IReadOnlyDictionary<string, AbsenceMeaning> Absences { get; init; } = new Dictionary<string, AbsenceMeaning>();

    /// <summary>Labels of rows that are left out.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Labels of rows that hold the sum of the others: compared, never sent.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];

    /// <summary>The columns of figures.</summary>
    public required IReadOnlyList<FigureColumn> Columns { get; init; }

    /// <summary>The rows, where rows are metrics; empty: rows are units.</summary>
    public IReadOnlyList<MetricRow> Rows { get; init; } = [];
}
