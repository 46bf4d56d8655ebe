using Telemetry.Aggregator.Indicators;

namespace Telemetry.Portal.Reports;

/// <summary>A cell of a report, the same for every form that it is rendered in. Immutable.</summary>
public sealed record ReportCell
{
    /// <summary>A cell that the layout leaves empty.</summary>
    public static ReportCell Empty { get; } = new() { Kind = ReportCellKind.Empty, Text = "" };

    /// <summary>What it holds.</summary>
    public required ReportCellKind Kind { get; init; }

    /// <summary>As shown: words, <c>1.721.878</c>, <c>108%</c>, <c>không công bố</c>.</summary>
    public required string Text { get; init; }

    /// <summary>In the unit shown, rounded as shown, with the decimals shown as its scale; null unless a number.</summary>
    public decimal? Value { get; init; }

    /// <summary>In the unit shown, not rounded; null unless a number.</summary>
    public decimal? Exact { get; init; }

    /// <summary>Whether the number is shown with a per cent sign.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Where the number, or its absence, comes from; null for words and empty cells.</summary>
    public Figure? Figure { get; init; }

    /// <summary>Numbers of the notes that a reader must know, ascending.</summary>
    public IReadOnlyList<int> Notes { get; init; } = [];

    /// <summary>A cell of words.</summary>
    public static ReportCell OfText(string text) => text.Length == 0 ? Empty : new ReportCell { Kind = ReportCellKind.Text, Text = text };
}
