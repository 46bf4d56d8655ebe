namespace Telemetry.Catalogue;

/// <summary>A row of a report. Immutable.</summary>
public sealed class ReportRow
{
    /// <summary>Code, unique in its report.</summary>
    public required string Code { get; init; }

    /// <summary>Place among the report's rows; 1 to 9999.</summary>
    public required int Order { get; init; }

    /// <summary>How it is printed.</summary>
    public required ReportRowStyle Style { get; init; }

    /// <summary>Number as printed: <c>1</c>, <c>1.2</c>, <c>II</c>; may be empty.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about; null in a section.</summary>
    public required ReportItem? Item { get; init; }

    /// <summary>What some columns show beside it: the stock beside net additions, the density beside subscriptions; null: nothing.</summary>
    public required ReportItem? Beside { get; init; }

    /// <summary>Unit in which its figures are shown; null in a section.</summary>
    public required DisplayUnit? Unit { get; init; }

    /// <summary>Decimals of its figures; null: each item's own.</summary>
    public required DecimalRange? Decimals { get; init; }

    /// <summary>Whether a row for each operator that has the figure follows.</summary>
    public required bool ByOperator { get; init; }

    /// <summary>Whether it is left out where nothing is planned for it.</summary>
    public required bool OnlyWithPlan { get; init; }

    /// <summary>Vietnamese label.</summary>
    public required string Label { get; init; }

    /// <summary>English label.</summary>
    public required string EnglishLabel { get; init; }
}
