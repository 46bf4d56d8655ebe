namespace Telemetry.Catalogue;

/// <summary>A report's layout, for any unit and any period of its grains. Immutable; thread-safe.</summary>
public sealed class Report
{
    /// <summary>Stable code: <c>annex.postal</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Lengths of period that it is made for.</summary>
    public required IReadOnlyList<PeriodGrain> Grains { get; init; }

    /// <summary>Vietnamese title, with <see cref="ReportText"/>'s placeholders.</summary>
    public required string Title { get; init; }

    /// <summary>English title, likewise.</summary>
    public required string EnglishTitle { get; init; }

    /// <summary>Columns in their order; at least one, one of them the label.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; internal set; } = [];

    /// <summary>Rows in their order; at least one.</summary>
    public IReadOnlyList<ReportRow> Rows { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Code;
}
