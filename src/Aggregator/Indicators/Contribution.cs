using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>What one source gave to an operand.</summary>
public sealed record Contribution
{
    /// <summary>Receipts listed at most.</summary>
    public const int ReceiptLimit = 20;

    /// <summary>Source code; several departments that share a unit are joined by <c>+</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Kind of the source.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>In the metric's unit; null where the source gave a reason instead.</summary>
    public required decimal? Value { get; init; }

    /// <summary>How it came about.</summary>
    public required Provenance How { get; init; }

    /// <summary>The period that the value was reported for, where it stands; else the period asked for.</summary>
    public required Period PeriodUsed { get; init; }

    /// <summary>Lowest contributing cells that were reported.</summary>
    public required int Reported { get; init; }

    /// <summary>Lowest contributing cells that there could be.</summary>
    public required int Expected { get; init; }

    /// <summary>Ledger sequences of the receipts behind it, ascending, distinct, the first <see cref="ReceiptLimit"/>.</summary>
    public IReadOnlyList<long> Receipts { get; init; } = [];

    /// <summary>Number of distinct receipts, listed or not.</summary>
    public int ReceiptCount { get; init; }
}
